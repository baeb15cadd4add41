package simulation

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"

	"replyaudit/internal/clock"
)

// line is one end of a connection in memory. Bytes take a while to arrive, drawn
// from the seed, so that hardly ever two things happen at the same instant: the
// order of events is then the same whenever the seed is run.
type line struct {
	in, out *stream

	mu              sync.Mutex
	reading, writes time.Time // deadlines, zero for none
}

// newLine makes both ends of a connection. Each direction has a chance of its own,
// since both sides may write at the same instant.
func newLine(there, back *draw) (client, server *line) {
	to, fro := newStream(there), newStream(back)
	return &line{in: fro, out: to}, &line{in: to, out: fro}
}

// stream is one direction of a connection.
type stream struct {
	mu      sync.Mutex
	parts   []part
	last    time.Time     // arrival of the latest part
	ended   bool          // the writer has hung up: EOF after the last part
	dead    error         // nothing passes any more, whatever lies here
	chance  *draw         // of how long a part is on its way
	changed chan struct{} // closed and replaced at each change
}

func latency(d *draw) time.Duration { return d.between(time.Millisecond, 20*time.Millisecond) }

// part is what one Write put on the wire.
type part struct {
	at    time.Time // of its arrival
	bytes []byte
}

func newStream(chance *draw) *stream { return &stream{chance: chance, changed: make(chan struct{})} }

// note wakes whoever waits. The caller holds the lock.
func (s *stream) note() {
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *stream) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	s.note()
}

func (s *stream) kill(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dead == nil {
		s.dead = why
	}
	s.note()
}

// take moves what has arrived into p. When nothing has, it says how long to wait
// and for which change; zero for a wait without end.
func (s *stream) take(p []byte) (n int, wait time.Duration, changed <-chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dead != nil {
		return 0, 0, nil, s.dead
	}
	if len(s.parts) == 0 {
		if s.ended {
			return 0, 0, nil, io.EOF
		}
		return 0, 0, s.changed, nil
	}
	first := &s.parts[0]
	if wait := first.at.Sub(clock.Wall()); wait > 0 {
		return 0, wait, s.changed, nil
	}
	n = copy(p, first.bytes)
	if first.bytes = first.bytes[n:]; len(first.bytes) == 0 {
		s.parts = s.parts[1:]
	}
	return n, 0, nil, nil
}

var errReset = errors.New("connection reset by peer")

// Read waits for bytes until the deadline.
func (l *line) Read(p []byte) (int, error) {
	for {
		l.mu.Lock()
		deadline := l.reading
		l.mu.Unlock()
		left := time.Duration(1<<63 - 1)
		if !deadline.IsZero() {
			if left = deadline.Sub(clock.Wall()); left <= 0 {
				return 0, os.ErrDeadlineExceeded
			}
		}
		n, wait, changed, err := l.in.take(p)
		if err != nil || n > 0 {
			return n, err
		}
		if wait > 0 {
			left = min(left, wait)
		}
		timer := time.NewTimer(left)
		select {
		case <-timer.C:
		case <-changed:
		}
		timer.Stop()
	}
}

// Write puts bytes on the wire; there is always room.
func (l *line) Write(p []byte) (int, error) {
	l.mu.Lock()
	late := !l.writes.IsZero() && !clock.Wall().Before(l.writes)
	l.mu.Unlock()
	if late {
		return 0, os.ErrDeadlineExceeded
	}
	if _, err := l.send(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// send is Write and tells when the bytes arrive.
func (l *line) send(p []byte) (arrives time.Time, err error) {
	s := l.out
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dead != nil || s.ended {
		return arrives, &net.OpError{Op: "write", Net: "tcp", Err: errReset}
	}
	arrives = clock.Wall().Add(latency(s.chance))
	if !arrives.After(s.last) {
		arrives = s.last.Add(time.Nanosecond)
	}
	s.last = arrives
	s.parts = append(s.parts, part{arrives, append([]byte(nil), p...)})
	s.note()
	return arrives, nil
}

// Close hangs up: the other side reads what is on its way, and then the end.
func (l *line) Close() error {
	l.out.end()
	l.in.kill(net.ErrClosed)
	return nil
}

// cut is what becomes of the client's end when its process dies: what it had
// written arrives, and it neither writes nor reads another byte.
func (l *line) cut() { _ = l.Close() }

// reset tears the connection: what was on its way to the other side is lost.
func (l *line) reset() {
	lost := &net.OpError{Op: "read", Net: "tcp", Err: errReset}
	l.out.kill(lost)
	l.in.kill(lost)
}

// SetDeadline bounds reading and writing.
func (l *line) SetDeadline(t time.Time) error {
	return errors.Join(l.SetReadDeadline(t), l.SetWriteDeadline(t))
}

// SetReadDeadline bounds the reading that is under way, too.
func (l *line) SetReadDeadline(t time.Time) error {
	l.mu.Lock()
	l.reading = t
	l.mu.Unlock()
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	l.in.note()
	return nil
}

// SetWriteDeadline bounds the next writes.
func (l *line) SetWriteDeadline(t time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.writes = t
	return nil
}

// LocalAddr and RemoteAddr name nothing.
func (l *line) LocalAddr() net.Addr { return &net.TCPAddr{} }

// RemoteAddr is that of nobody.
func (l *line) RemoteAddr() net.Addr { return &net.TCPAddr{} }
