package neo4j_test

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"tenure/graph/neo4j"
	"tenure/graph/neo4j/server"
)

// proxy stands between a store and its server and cuts connections at a COMMIT.
type proxy struct {
	listener net.Listener
	to       string
	cuts     atomic.Int32 // how many commits are still to be cut
	after    bool         // cut after the server has committed, not before
}

// commit is the message as the driver sends it: a chunk of two bytes, and its end.
var commit = []byte{0x00, 0x02, 0xb0, 0x12, 0x00, 0x00}

// startProxy returns a proxy and the configuration that leads through it.
func startProxy(t *testing.T, s *server.Server, after bool) (*proxy, neo4j.Config) {
	t.Helper()
	c := configOf(s)
	u, err := url.Parse(c.URI)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	p := &proxy{listener: l, to: u.Host, after: after}
	go p.serve()
	c.URI = strings.Replace(c.URI, u.Host, l.Addr().String(), 1)
	return p, c
}

func (p *proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		go p.pass(client)
	}
}

func (p *proxy) pass(client net.Conn) {
	defer client.Close()
	srv, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer srv.Close()
	answered := make(chan struct{})
	var cutting atomic.Bool
	go func() { // answers
		defer client.Close()
		buf := make([]byte, 1<<16)
		for {
			n, err := srv.Read(buf)
			if err != nil {
				return
			}
			if cutting.Load() {
				close(answered)
				return
			}
			if _, err := client.Write(buf[:n]); err != nil {
				return
			}
		}
	}()
	buf := make([]byte, 1<<16)
	for {
		n, err := client.Read(buf)
		if err != nil {
			return
		}
		if bytes.HasSuffix(buf[:n], commit) && p.cuts.Add(-1) >= 0 {
			if !p.after {
				return
			}
			cutting.Store(true)
			if _, err := srv.Write(buf[:n]); err != nil {
				return
			}
			<-answered
			return
		}
		if _, err := io.Copy(srv, bytes.NewReader(buf[:n])); err != nil {
			return
		}
	}
}
