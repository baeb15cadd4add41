package campaign

// check finds the mistakes that lie between the parts of a campaign, and fills
// in what one part takes from another. Values that were wrong by themselves are
// empty by now and are passed over.
func (l *loader) check() {
	l.checkArms()
	l.checkMailboxes()
	l.checkControls()
	l.checkPersonas()
	l.checkPools()
	l.checkRecipients()
	l.checkAddresses()
	l.checkSimulation()
	l.checkCalendars()
	l.checkAuthorisation()
	l.checkShortDays()
	l.checkSpans()
	l.checkWaves()
	l.checkFactors()
	l.checkColumns()
	l.checkLanguages()
	l.checkSteps()
	l.checkLetters()
}

// keysOf lists the keys of some things in their order.
func keysOf[T any](things []T, key func(T) string) []string {
	keys := make([]string, len(things))
	for i, t := range things {
		keys[i] = key(t)
	}
	return keys
}
