package stats

import (
	"fmt"
	"math"
	"os/exec"
	"strings"
	"testing"

	"replyaudit/internal/clock"
)

// With irr at hand, random ratings are compared with it, values missing and not.
func TestRule10_LiveRAgreement(t *testing.T) {
	if err := exec.Command("Rscript", "--vanilla", "-e", "library(irr)").Run(); err != nil {
		t.Skip("not compared with R's irr, which is not installed (Rscript -e 'install.packages(\"irr\")')")
	}
	s := clock.NewStream(13, "stats", "agreement")
	var script strings.Builder
	var ours []float64
	script.WriteString("suppressMessages(library(irr));f<-function(x)cat(sprintf('%.15g',x),'\\n');\n" +
		"alpha<-function(m,how)f(kripp.alpha(cbind(t(m),c(1,rep(NA,ncol(m)-1))),how)$value);\n") // see KrippendorffAlpha
	for range 40 {
		units, coders, values, missing := 3+s.Intn(40), 2+s.Intn(4), 2+s.Intn(4), s.Intn(2)
		r := make(Ratings, units)
		var flat []float64
		for i := range r {
			base := s.Intn(values)
			for range coders {
				x := float64(1 + base)
				if s.Intn(3) == 0 {
					x = float64(1 + s.Intn(values))
				}
				if missing > 0 && s.Intn(5) == 0 {
					x = math.NaN()
				}
				r[i] = append(r[i], x)
				flat = append(flat, x)
			}
		}
		fmt.Fprintf(&script, "m<-matrix(%s,ncol=%d,byrow=TRUE);\n", strings.ReplaceAll(vector(flat), "NaN", "NA"), coders)
		script.WriteString("alpha(m,'nominal');alpha(m,'ordinal');alpha(m,'interval');f(kappam.fleiss(m)$value);\n" +
			"for(w in c('unweighted','equal','squared'))f(kappa2(m[,1:2],w)$value);f(agree(m[,1:2])$value/100);\n")
		two := r.columns(0, 1)
		ours = append(ours, r.KrippendorffAlpha(NominalScale), r.KrippendorffAlpha(OrdinalScale), r.KrippendorffAlpha(IntervalScale), r.FleissKappa(),
			two.CohenKappa(Unweighted), two.CohenKappa(EqualWeights), two.CohenKappa(SquaredWeights), two.PercentAgreement())
	}
	theirs := askR(t, script.String())
	if len(theirs) != len(ours) {
		t.Fatalf("R printed %d numbers, want %d", len(theirs), len(ours))
	}
	for i := range ours {
		if !near(ours[i], theirs[i]) {
			t.Errorf("number %d: %.15g, R says %.15g", i, ours[i], theirs[i])
		}
	}
}
