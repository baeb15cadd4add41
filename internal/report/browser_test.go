package report

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

func chromium(t *testing.T) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: apt-get install chromium fonts-liberation poppler-utils")
	}
	return browser
}

// browse runs a real browser on the specimen report. No name resolves, so that
// a page that asks the network for anything would show it.
func browse(t *testing.T, args ...string) {
	t.Helper()
	browser, dir := chromium(t), t.TempDir()
	page := filepath.Join(dir, "report.html")
	var html bytes.Buffer
	if err := HTML(&html, analysis.Analyse(analysistest.Market(2)), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, html.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	args = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + dir,
	}, append(args, "file://"+page)...)
	if out, err := exec.Command(browser, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// The page must come out on a wide screen and on a telephone: dark words on a
// light ground from top to bottom, and nothing that hangs over the edge.
func TestReportOnScreen(t *testing.T) {
	for width, size := range map[int]string{1280: "1280,2400", 500: "500,2400"} {
		picture := filepath.Join(t.TempDir(), "screen.png")
		browse(t, "--screenshot="+picture, "--window-size="+size)
		file, err := os.Open(picture)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got := img.Bounds().Dx(); got != width {
			t.Fatalf("the picture is %d wide, want %d", got, width)
		}
		bands, edge := [8]int{}, 0
		for y := range 2400 {
			for x := range width {
				if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0x6000 {
					bands[y/300]++
					if x >= width-4 {
						edge++
					}
				}
			}
		}
		for i, dark := range bands {
			if dark == 0 {
				t.Errorf("at width %d nothing is written between %d and %d", width, 300*i, 300*(i+1))
			}
		}
		if edge > 0 {
			t.Errorf("at width %d, %d dark points touch the right edge", width, edge)
		}
	}
}

// On paper every section is there.
func TestReportOnPaper(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: apt-get install poppler-utils")
	}
	paper := filepath.Join(t.TempDir(), "report.pdf")
	browse(t, "--print-to-pdf="+paper, "--no-pdf-header-footer")
	out, err := exec.Command("pdftotext", "-layout", paper, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range []string{"Summary", "Method", "Funnel", "Response time", "Key mistakes", "League table", "Rubric, scripts and"} {
		if !strings.Contains(string(out), section) {
			t.Errorf("the print has no %q", section)
		}
	}
}
