package reading

// Stored is a decision as it is kept: with what a report shows of the message.
type Stored struct {
	FromName   string   `json:"from_name,omitempty"`
	Subject    string   `json:"subject,omitempty"`
	Overridden bool     `json:"overridden,omitempty"` // people have decided something about it
	Machine    *Machine `json:"machine,omitempty"`    // what the machine alone says, where they have
	Decision   Decision `json:"decision"`
}
