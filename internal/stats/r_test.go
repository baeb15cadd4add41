package stats

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/clock"
)

// askR runs a script that prints numbers, and skips the test aloud where R or
// its survival package is missing.
func askR(t *testing.T, script string) []float64 {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("Rscript", "--vanilla", "-")
	cmd.Stdin = strings.NewReader(script)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) || strings.Contains(stderr.String(), "there is no package") {
		t.Skip("not compared with R, which is not installed (apt install r-base-core r-cran-survival)")
	}
	if err != nil {
		t.Fatalf("ask R: %v\n%s", err, stderr.String())
	}
	var numbers []float64
	for _, field := range strings.Fields(string(out)) {
		x := math.NaN()
		if field != "NA" && field != "NaN" {
			if x, err = strconv.ParseFloat(field, 64); err != nil {
				t.Fatalf("R printed %q", field)
			}
		}
		numbers = append(numbers, x)
	}
	return numbers
}

func vector(xs []float64) string {
	words := make([]string, len(xs))
	for i, x := range xs {
		words[i] = strconv.FormatFloat(x, 'g', 17, 64)
	}
	return "c(" + strings.Join(words, ",") + ")"
}

// R's NA for an unreached limit is our +Inf.
func sameAsR(ours, r float64) bool {
	return math.IsInf(ours, 1) && math.IsNaN(r) || near(ours, r) || math.Abs(ours-r) < 1e-8*math.Abs(r)
}

func TestRule10_LiveRWilsonQuantilesAndSpearman(t *testing.T) {
	s := clock.NewStream(11, "stats", "live")
	var script strings.Builder
	var ours []float64
	script.WriteString("f<-function(x)cat(sprintf('%.15g',x),'\\n');\n")
	for range 60 {
		n := 1 + s.Intn(400)
		x := s.Intn(n + 1)
		fmt.Fprintf(&script, "f(suppressWarnings(prop.test(%d,%d,correct=FALSE)$conf.int));\n", x, n)
		w := Wilson(x, n)
		ours = append(ours, w.Lo, w.Hi)
	}
	for range 20 {
		x, y := make([]float64, 3+s.Intn(20)), []float64{}
		for i := range x {
			x[i] = float64(s.Intn(15))
			y = append(y, s.Float64())
		}
		p := s.Float64()
		fmt.Fprintf(&script, "f(quantile(%s,%.17g,type=7));f(cor(%s,%s,method='spearman'));", vector(x), p, vector(x), vector(y))
		ours = append(ours, Quantile(x, p), Spearman(x, y))
	}
	theirs := askR(t, script.String())
	if len(theirs) != len(ours) {
		t.Fatalf("R printed %d numbers, want %d", len(theirs), len(ours))
	}
	for i := range ours {
		if !sameAsR(ours[i], theirs[i]) {
			t.Errorf("number %d: %.15g, R says %.15g", i, ours[i], theirs[i])
		}
	}
}

func TestRule10_LiveRKaplanMeier(t *testing.T) {
	s := clock.NewStream(12, "stats", "live")
	var script strings.Builder
	var ours []float64
	script.WriteString("suppressMessages(library(survival));f<-function(x)cat(sprintf('%.15g',x),'\\n');\n")
	for range 25 {
		n := 2 + s.Intn(60)
		waits, times, events := make([]Wait, n), make([]float64, n), make([]float64, n)
		for i := range waits {
			waits[i] = Wait{Time: float64(1 + s.Intn(20)), Event: s.Intn(3) > 0}
			times[i] = waits[i].Time
			if waits[i].Event {
				events[i] = 1
			}
		}
		fmt.Fprintf(&script, "s<-survfit(Surv(%s,%s)~1,conf.type='log-log');q<-quantile(s,.5); "+
			"f(s$n.risk);f(s$surv);f(s$lower);f(s$upper);f(c(q$quantile,q$lower,q$upper));", vector(times), vector(events))
		c := KaplanMeier(waits)
		ours = append(ours, columns(c)...)
		ours = append(ours, c.Median, c.Limits.Lo, c.Limits.Hi)
	}
	theirs := askR(t, script.String())
	if len(theirs) != len(ours) {
		t.Fatalf("R printed %d numbers, want %d", len(theirs), len(ours))
	}
	for i := range ours {
		if !sameAsR(ours[i], theirs[i]) {
			t.Errorf("number %d: %.15g, R says %.15g", i, ours[i], theirs[i])
		}
	}
}

// columns lays a curve out as R prints a survfit.
func columns(c Curve) []float64 {
	var risk, survival, lower, upper []float64
	for _, p := range c.Points {
		risk = append(risk, float64(p.AtRisk))
		survival = append(survival, p.Survival)
		lower = append(lower, p.Band.Lo)
		upper = append(upper, p.Band.Hi)
	}
	return append(append(append(risk, survival...), lower...), upper...)
}
