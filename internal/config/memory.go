package config

import "runtime/debug"

// growth is by how many per cent memory may grow before garbage is collected. By
// default it is 100, which in a process as small as ours comes so often that a
// tenth of the time of reading mail goes to it. A limit of memory is not set: above
// one, half of the time would.
const growth = 150

// frugal is by how many per cent memory may grow where much is held: the letters of
// thousands of companies. A limit of memory would do as much below it, and above it
// half of the time would go to collecting.
const frugal = 50

// Memory has the process spend some memory on speed, unless GOGC in the environment
// says how much.
func Memory(env func(string) string) {
	if env("GOGC") == "" {
		debug.SetGCPercent(growth)
	}
}

// Frugal takes back what Memory gave, for work that holds a whole campaign, unless
// GOGC says otherwise.
func Frugal(env func(string) string) {
	if env("GOGC") == "" {
		debug.SetGCPercent(frugal)
	}
}
