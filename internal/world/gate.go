package world

import (
	"net"
	"sync"
)

// gate is a loopback listener that knows its connections, so that closing it
// can wait until the server has let go of each: the IMAP server does not wait
// for the goroutines of its sessions.
type gate struct {
	net.Listener
	mu    sync.Mutex
	open  map[*passage]struct{}
	alive sync.WaitGroup
}

// passage is one connection through a gate.
type passage struct {
	net.Conn
	gate *gate
	once sync.Once
}

func openGate() (*gate, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	return &gate{Listener: l, open: map[*passage]struct{}{}}, nil
}

// Accept waits for the next connection and remembers it.
func (g *gate) Accept() (net.Conn, error) {
	c, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	p := &passage{Conn: c, gate: g}
	g.alive.Add(1)
	g.mu.Lock()
	g.open[p] = struct{}{}
	g.mu.Unlock()
	return p, nil
}

// Close is called by the server when it has finished with the connection.
func (p *passage) Close() error {
	err := p.Conn.Close()
	p.once.Do(func() {
		p.gate.mu.Lock()
		delete(p.gate.open, p)
		p.gate.mu.Unlock()
		p.gate.alive.Done()
	})
	return err
}

// drain cuts every connection and waits until the server has closed its side.
// No connection may be accepted any more.
func (g *gate) drain() {
	g.mu.Lock()
	for p := range g.open {
		_ = p.Conn.Close() // the server sees the cut and closes the passage
	}
	g.mu.Unlock()
	g.alive.Wait()
}
