package report

import (
	"fmt"
	"image"
	"image/color"
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
	browseTo(t, render(t, analysis.Analyse(analysistest.Market(2))), args...)
}

func browseTo(t *testing.T, html string, args ...string) {
	t.Helper()
	browser, dir := chromium(t), t.TempDir()
	page := filepath.Join(dir, "report.html")
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
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

// The page must look as it was approved, light and dark, on a desk and on a
// telephone: pictures a quarter in size are kept in testdata. The letters are those
// of fonts-liberation, whatever fonts the machine has beside them.
func TestScreenLooksAsItWasApproved(t *testing.T) {
	page := render(t, sixLetters())
	for _, fonts := range [][2]string{{"--sans: ", `"Liberation Sans", `}, {"--serif: ", `"Liberation Serif", `}} {
		page = strings.Replace(page, fonts[0], fonts[0]+fonts[1], 1)
	}
	for _, v := range []struct {
		name  string
		width int
		dark  bool
	}{{"desk", 1280, false}, {"desk-dark", 1280, true}, {"phone", 500, false}} {
		shown := page
		if v.dark {
			shown = strings.ReplaceAll(page, "(prefers-color-scheme: dark)", "(min-width: 0)")
		}
		dir := t.TempDir()
		whole, small := filepath.Join(dir, "whole.png"), filepath.Join(dir, "small.png")
		browseTo(t, shown, "--screenshot="+whole, fmt.Sprintf("--window-size=%d,9000", v.width))
		writePicture(t, small, quarter(picture(t, whole)))
		golden := filepath.Join("testdata", "screen-"+v.name+".png")
		if *update {
			if err := os.WriteFile(golden, []byte(read(t, small)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if off := differing(t, small, golden); off > 0.01 {
			t.Errorf("the page differs from %s in %.1f %% of its points; look at it, and if it is right write it anew with -update", golden, 100*off)
		}
	}
}

// quarter is a picture in grey, a quarter as wide and as high.
func quarter(p image.Image) image.Image {
	const by = 4
	out := image.NewGray(image.Rect(0, 0, p.Bounds().Dx()/by, p.Bounds().Dy()/by))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for i := range by * by {
				sum += int(color.GrayModel.Convert(p.At(x*by+i%by, y*by+i/by)).(color.Gray).Y)
			}
			out.SetGray(x, y, color.Gray{Y: uint8(sum / (by * by))})
		}
	}
	return out
}

func writePicture(t *testing.T, name string, p image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, p); err != nil {
		t.Fatal(err)
	}
}
