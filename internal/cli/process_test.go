package cli_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long a command may take that has nothing to wait for.
const patience = 30 * time.Second

// program is the built binary and what every start of it gets.
type program struct {
	file string
	dir  string // working folder, which names the files of a campaign
	db   string
}

// build compiles the command as a user would run it.
func build(t *testing.T) program {
	t.Helper()
	p := program{file: filepath.Join(t.TempDir(), "replyaudit"), dir: t.TempDir(), db: "study.db"}
	if out, err := exec.Command("go", "build", "-o", p.file, "replyaudit/cmd/replyaudit").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return p
}

// process is one run of the program.
type process struct {
	cmd    *exec.Cmd
	stdout output
	stderr output
	ended  chan struct{}
}

// output is read while the process still writes it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// start begins a command on the program's database; the end of the test ends it.
func (p program) start(t *testing.T, args ...string) *process {
	t.Helper()
	r := &process{cmd: exec.Command(p.file, append(args, "--db", p.db)...), ended: make(chan struct{})}
	r.cmd.Dir, r.cmd.Stdout, r.cmd.Stderr = p.dir, &r.stdout, &r.stderr
	if err := r.cmd.Start(); err != nil {
		t.Fatalf("start replyaudit %q: %v", args, err)
	}
	go func() {
		_ = r.cmd.Wait() // how it ended is read off its state
		close(r.ended)
	}()
	t.Cleanup(func() {
		r.signal(syscall.SIGKILL)
		<-r.ended
	})
	return r
}

// run starts a command, waits for its end and returns its exit code.
func (p program) run(t *testing.T, args ...string) (*process, int) {
	t.Helper()
	r := p.start(t, args...)
	return r, r.wait(t, patience)
}

func (r *process) signal(s syscall.Signal) {
	if err := r.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		panic(err) // our own child: it cannot be refused
	}
}

// over tells whether the process has ended, by itself or not.
func (r *process) over() bool {
	select {
	case <-r.ended:
		return true
	default:
		return false
	}
}

// wait returns the exit code, -1 after a signal.
func (r *process) wait(t *testing.T, atMost time.Duration) int {
	t.Helper()
	select {
	case <-r.ended:
	case <-time.After(atMost):
		if !r.over() {
			t.Fatalf("replyaudit %q has not ended after %s; it says\n%s%s", r.cmd.Args[1:], atMost, &r.stdout, &r.stderr)
		}
	}
	return r.cmd.ProcessState.ExitCode()
}

// verify asks the program whether the database agrees with itself.
func (p program) verify(t *testing.T) {
	t.Helper()
	if r, code := p.run(t, "verify"); code != 0 {
		t.Errorf("verify ends with %d and says\n%s%s", code, &r.stdout, &r.stderr)
	}
}
