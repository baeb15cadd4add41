package report

import (
	"os"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

func TestView(t *testing.T) {
	for name, n := range map[string]int{"six": 6, "one": 1} {
		f, _ := os.Create("/tmp/" + name + ".html")
		if err := HTML(f, analysis.Analyse(analysistest.Market(n)), Options{}); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
