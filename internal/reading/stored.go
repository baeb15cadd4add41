package reading

// Stored is a decision as it is kept: with what a report shows of the message.
type Stored struct {
	FromName   string   `json:"from_name,omitempty"`
	Subject    string   `json:"subject,omitempty"`
	Overridden bool     `json:"overridden,omitempty"`
	Decision   Decision `json:"decision"`
}
