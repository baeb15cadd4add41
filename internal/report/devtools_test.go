package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// tab is a page that is open in a real browser, which is told what to do over the
// pipe of the DevTools protocol: the page itself stays as it was written, policy and all.
type tab struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	id      int
	session string
}

// openTab opens a page in a window of that width.
func openTab(t *testing.T, page string, width int) *tab {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "report.html")
	writeTo(t, file, page)
	readEnd, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, writeEnd, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	browser := exec.Command(chromium(t), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+filepath.Join(dir, "user"), "--remote-debugging-pipe")
	browser.ExtraFiles = []*os.File{readEnd, writeEnd}
	if err := browser.Start(); err != nil {
		t.Fatal(err)
	}
	readEnd.Close()
	writeEnd.Close()
	p := &tab{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		p.session = ""
		p.do("Browser.close", nil, nil)
		_ = browser.Wait()
		to.Close()
		from.Close()
	})
	var target struct{ TargetID string }
	p.do("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	p.do("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	p.session = attached.SessionID
	p.do("Page.enable", nil, nil)
	p.resize(width)
	p.do("Page.navigate", map[string]any{"url": "file://" + file}, nil)
	for p.next().Method != "Page.loadEventFired" {
	}
	return p
}

// reply is what the browser says: the answer to a command, or an event.
type reply struct {
	ID     int
	Method string
	Result json.RawMessage
	Error  *struct{ Message string }
}

// next is the next thing that the browser says.
func (p *tab) next() reply {
	p.t.Helper()
	text, err := p.from.ReadBytes(0)
	if err != nil {
		p.t.Fatal(err)
	}
	var r reply
	if err := json.Unmarshal(bytes.TrimSuffix(text, []byte{0}), &r); err != nil {
		p.t.Fatal(err)
	}
	return r
}

// do runs a command of the protocol.
func (p *tab) do(method string, params map[string]any, result any) {
	p.t.Helper()
	p.id++
	command := map[string]any{"id": p.id, "method": method, "params": params}
	if params == nil {
		delete(command, "params")
	}
	if p.session != "" {
		command["sessionId"] = p.session
	}
	text, err := json.Marshal(command)
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := p.to.Write(append(text, 0)); err != nil {
		p.t.Fatal(err)
	}
	for {
		r := p.next()
		if r.ID != p.id {
			continue
		}
		if r.Error != nil {
			p.t.Fatalf("%s: %s", method, r.Error.Message)
		}
		if result != nil {
			if err := json.Unmarshal(r.Result, result); err != nil {
				p.t.Fatal(err)
			}
		}
		return
	}
}

// ask evaluates an expression in the page.
func (p *tab) ask(expression string, result any) {
	p.t.Helper()
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct{ Exception struct{ Description string } }
	}
	p.do("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &answer)
	if answer.ExceptionDetails != nil {
		p.t.Fatal(answer.ExceptionDetails.Exception.Description)
	}
	if result != nil {
		if err := json.Unmarshal(answer.Result.Value, result); err != nil {
			p.t.Fatalf("%v: %s", err, answer.Result.Value)
		}
	}
}

// resize gives the window a width.
func (p *tab) resize(width int) {
	p.t.Helper()
	p.do("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": false}, nil)
}

// press presses a key.
func (p *tab) press(key string) {
	p.t.Helper()
	code := map[string]int{"ArrowRight": 39, "ArrowLeft": 37, "Tab": 9}[key]
	for _, kind := range []string{"keyDown", "keyUp"} {
		p.do("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}, nil)
	}
}
