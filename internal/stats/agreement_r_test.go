package stats

import (
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/clock"
)

var askIRR = flag.Bool("irr", false, "ask R's irr, which must be installed, and record its answers")

// irrFile holds what irr 0.84.1 says of the random ratings, a number in a line: few
// machines have irr, which Debian has no package of.
const irrFile = "testdata/irr.txt"

// Random ratings, values missing and not, are compared with R's irr, as it was
// recorded and, where it is installed, as it answers now.
func TestRule10_AgreementOnRandomTables(t *testing.T) {
	script, ours := randomRatings()
	if installed := exec.Command("Rscript", "--vanilla", "-e", "library(irr)").Run() == nil; installed {
		answers := askR(t, script)
		agrees(t, "irr", ours, answers)
		if *askIRR {
			record(t, answers)
		}
	} else if *askIRR {
		t.Fatal("R's irr is not installed: Rscript -e 'install.packages(\"irr\")'")
	}
	agrees(t, "irr, as recorded,", ours, recorded(t))
}

// randomRatings are tables of ratings for irr, and what we say of them.
func randomRatings() (ask string, ours []float64) {
	s := clock.NewStream(13, "stats", "agreement")
	var script strings.Builder
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
	return script.String(), ours
}

func agrees(t *testing.T, who string, ours, theirs []float64) {
	t.Helper()
	if len(theirs) != len(ours) {
		t.Fatalf("%s has %d numbers, want %d", who, len(theirs), len(ours))
	}
	for i := range ours {
		if !near(ours[i], theirs[i]) {
			t.Errorf("number %d: %.15g, %s says %.15g", i, ours[i], who, theirs[i])
		}
	}
}

func record(t *testing.T, answers []float64) {
	t.Helper()
	var b strings.Builder
	for _, x := range answers {
		fmt.Fprintf(&b, "%.12g\n", x)
	}
	if err := os.WriteFile(irrFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func recorded(t *testing.T) (all []float64) {
	t.Helper()
	text, err := os.ReadFile(irrFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Fields(string(text)) {
		x, err := strconv.ParseFloat(line, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
	return all
}
