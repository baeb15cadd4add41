// Package stats holds the statistics of the study: numbers in, numbers out.
//
// It knows intervals for a proportion and for a difference of two, quantiles,
// Kaplan–Meier curves with their bands, rank correlation, the agreement of coders,
// the cluster bootstrap, the tests of RULES section 10, and two models that allow
// for clusters: linear (CR2) and Cox. Each function names the R call whose result
// it reproduces; the tests hold numbers copied from R and, where Rscript is
// installed, ask R again.
// Distributions and matrices come from gonum.
//
// Chance comes in as a clock.Stream, so that the same seed gives the same
// interval. Nothing here knows what an enquiry is, rounds a number or decides
// what may be shown; an undefined result is NaN and an unreached one +Inf.
package stats

import "math"

// Level is the confidence of every interval in this module.
const Level = 0.95

// normal975 is the 97.5 % point of the standard normal, R: qnorm(0.975).
const normal975 = 1.959963984540054

// Draws is the number of bootstrap re-samples.
const Draws = 2000

// Interval is a pair of limits; both are NaN when the interval is undefined.
type Interval struct{ Lo, Hi float64 }

// Undefined is the interval that says nothing.
func Undefined() Interval { return Interval{math.NaN(), math.NaN()} }

// Defined reports whether both limits are numbers or infinite.
func (i Interval) Defined() bool { return !math.IsNaN(i.Lo) && !math.IsNaN(i.Hi) }
