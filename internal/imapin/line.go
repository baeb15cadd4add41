package imapin

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
)

var errSilent = errors.New("the server is silent")

// line is a connection that can be watched. The commands of the IMAP client
// wait for ever, so the line is hung up from outside when time is over.
type line struct {
	net.Conn

	mu      sync.Mutex
	silence *time.Timer // nil while nobody waits for an answer
	allowed time.Duration
	cause   error // why we hung up; nil while we have not
	read    bool  // something has come
}

// watch hangs up when ctx ends or when nothing has moved on the line for as long
// as allowed. The returned function ends the watch and tells why the line was
// hung up, nil if it was not.
func (l *line) watch(ctx context.Context, allowed time.Duration) (unwatch func() error) {
	stop := context.AfterFunc(ctx, func() { l.hangUp(context.Cause(ctx)) })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.allowed = allowed
	l.silence = time.AfterFunc(allowed, func() { l.hangUp(errSilent) })
	return func() error {
		stop()
		l.mu.Lock()
		defer l.mu.Unlock()
		l.silence.Stop()
		l.silence = nil
		return l.cause
	}
}

func (l *line) hangUp(cause error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cause == nil {
		l.cause = cause
	}
	_ = l.Close()
}

// moved starts the silence anew.
func (l *line) moved() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.silence != nil {
		l.silence.Reset(l.allowed)
	}
}

// heard tells whether the server has said anything.
func (l *line) heard() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read
}

func (l *line) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	if n > 0 {
		l.moved()
		l.mu.Lock()
		l.read = true
		l.mu.Unlock()
	}
	return n, err
}

func (l *line) Write(p []byte) (int, error) {
	n, err := l.Conn.Write(p)
	if n > 0 {
		l.moved()
	}
	return n, err
}
