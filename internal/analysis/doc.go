// Package analysis turns a campaign with everything that is known about it at
// one instant into the one read model from which every report is written.
//
// Assess says what a single enquiry came to before any reminder: its outcome and
// flags, its clocks, its questions and its score. LaterOf says what a reminder or
// a follow-up question made of it, and Whole how it stands, whatever moved it.
// Analyse puts the enquiries together: rates with their intervals and ranges, the
// funnel, the flow, survival, scores by section and item, the three R's, the
// league, the mistakes with their repairs, and a page for each company; promises
// against what came, worst letter and spread, whether the same question gets the same
// answer, the self-assessment beside the mail, and what questionnaires brought back. All are
// pure functions of Data: the same Data gives the same Model, in the same order,
// on every machine.
//
// The rules that the numbers follow are the project's rules of measurement; the
// sections named in comments ("RULES 2") are theirs, and a test stands for each.
//
// None reads a clock, a file or a database (Load and its kin gather Data from the
// store), masks anything or formats anything: who may see what is decided where
// the report is written.
package analysis
