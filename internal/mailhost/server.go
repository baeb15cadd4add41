package mailhost

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
	"time"

	"replyaudit/internal/clock"
)

const (
	// patience is how long a server may take to come up or to deliver.
	patience = 20 * time.Second
	// grace is how long a server may take to end in good order.
	grace = 300 * time.Millisecond
)

// server is one daemon that runs in the foreground as our child.
type server struct {
	name    string
	command []string
	ports   []int  // all answer when it is up
	log     string // file that explains a failure
	process *exec.Cmd
	ended   chan struct{}
}

func (s *server) start(t testing.TB) {
	t.Helper()
	if s.process != nil {
		t.Fatalf("%s runs already", s.name)
	}
	s.process = exec.Command(s.command[0], s.command[1:]...)
	// A group of its own, since Postfix ends its whole group when it is told to stop.
	s.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := s.process.Start(); err != nil {
		t.Fatalf("start %s: %v", s.name, err)
	}
	s.ended = make(chan struct{})
	go func() {
		_ = s.process.Wait() // a server that is told to stop may end as it likes
		close(s.ended)
	}()
	for _, port := range s.ports {
		if !eventually(func() bool { return s.hasEnded() || answers(port) }) || s.hasEnded() {
			t.Fatalf("%s did not come up:\n%s", s.name, s.lastLines())
		}
	}
}

func (s *server) stop(t testing.TB) {
	t.Helper()
	if s.process == nil {
		return
	}
	defer func() { s.process = nil }()
	if s.hasEnded() {
		t.Errorf("%s ended by itself:\n%s", s.name, s.lastLines())
		return
	}
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Errorf("stop %s: %v", s.name, err)
	}
	select {
	case <-s.ended:
	case <-time.After(grace):
	}
	// What is left of the group is ours too: Dovecot waits seconds for children
	// that have nothing to do, Postfix's hold the ports a little longer.
	_ = syscall.Kill(-s.process.Process.Pid, syscall.SIGKILL)
	<-s.ended
	for _, port := range s.ports {
		if !eventually(func() bool { return !answers(port) }) {
			t.Errorf("%s has stopped and port %d still answers", s.name, port)
		}
	}
}

func (s *server) hasEnded() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

func (s *server) lastLines() string {
	text, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-2000):])
}

func answers(port int) bool {
	conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return conn.Close() == nil
}

// eventually asks again and again whether another process has done its work.
func eventually(done func() bool) bool {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := clock.Wall().Add(patience); clock.Wall().Before(deadline); <-tick.C {
		if done() {
			return true
		}
	}
	return false
}
