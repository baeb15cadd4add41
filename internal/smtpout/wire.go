package smtpout

import (
	"errors"
	"net"
	"time"
)

// maxReply bounds what a server may send between two commands. A TLS handshake
// with a long certificate chain fits in.
const maxReply = 256 << 10

// parting is how long we still listen after a failed write: servers often say
// why before they hang up.
const parting = 5 * time.Second

var errTooMuch = errors.New("the server sends without end")

// wire is the connection below TLS. It counts what has been handed to the
// network, so that we know from our own writer whether the final dot left.
type wire struct {
	net.Conn
	sent   int64         // bytes handed over
	budget int           // bytes that may still be read before the next wait
	stall  time.Duration // when positive, the time that one Write may take
}

// wait grants the next step d and a fresh reply.
func (w *wire) wait(d time.Duration) error {
	w.budget, w.stall = maxReply, 0
	return w.SetDeadline(time.Now().Add(d))
}

// stream lets any number of writes follow, each of which may take d.
func (w *wire) stream(d time.Duration) error {
	w.stall = d
	return w.SetDeadline(time.Time{})
}

func (w *wire) Write(p []byte) (int, error) {
	if w.stall > 0 {
		if err := w.SetWriteDeadline(time.Now().Add(w.stall)); err != nil {
			return 0, err
		}
	}
	n, err := w.Conn.Write(p)
	w.sent += int64(n)
	if err != nil {
		// A failure here means that the line is lost anyway.
		_ = w.SetReadDeadline(time.Now().Add(parting))
	}
	return n, err
}

func (w *wire) Read(p []byte) (int, error) {
	if w.budget <= 0 {
		return 0, errTooMuch
	}
	n, err := w.Conn.Read(p[:min(len(p), w.budget)])
	w.budget -= n
	return n, err
}
