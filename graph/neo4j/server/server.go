// Package server runs a real Neo4j Community on this machine, for tests and for people
// who want to look at a graph without installing a server.
//
// It needs Java 17 or newer and, once, Maven: the server's jars come from the Maven
// repositories that the machine is set up for, into a cache outside the project. Every
// server listens on the loopback interface alone, has a folder of its own, and dies with
// the process that started it.
package server

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Version is the release of Neo4j that Start runs.
const Version = "5.26.30"

// User is the name of the one account of a new server.
const User = "neo4j"

// Database is the name of the database of a new server.
const Database = "neo4j"

// Options says what kind of server Start brings up. The zero value is a server for tests.
type Options struct {
	// Cache is the folder that holds the jars and the prepared database; "" stands for
	// the environment's TENURE_NEO4J_CACHE and, where that is not set either, for
	// tenure/neo4j/VERSION in the user's cache folder.
	Cache string
	// Home is the folder that the server's data stay in; "" stands for a temporary folder
	// that goes when the server stops. A kept server runs at full speed, a temporary one
	// is tuned to start fast.
	Home string
	// Port is the bolt port; 0 takes a free one.
	Port int
	// Settings are further lines of neo4j.conf, such as server.databases.read_only=neo4j.
	Settings []string
	// Say is told what is going on while it takes long, one line at a time; nil for nobody.
	Say func(line string)
}

// Server is a running Neo4j. Its methods are safe for concurrent use.
type Server struct {
	URI      string // bolt://127.0.0.1:PORT
	User     string
	Password string
	Database string
	// PasswordFile is the file of a kept server that holds the password, readable by its
	// owner alone; "" for a temporary server.
	PasswordFile string

	home      string
	temporary bool
	cache     cache
	options   Options
	port      int

	mu  sync.Mutex
	run *process // nil while stopped
}

// MissingError says that a program which the server needs is not installed.
type MissingError struct {
	Program string // java or mvn
	Why     string
	Err     error
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("cannot run a local Neo4j: %s: %s", e.Program, e.Why)
}

func (e *MissingError) Unwrap() error { return e.Err }

// StartError says that a server did not come up.
type StartError struct {
	Home string
	Log  string // the last lines of the server's own log
	Err  error
}

func (e *StartError) Error() string {
	s := fmt.Sprintf("Neo4j in %s did not come up: %v", e.Home, e.Err)
	if e.Log != "" {
		s += "; its log ends with:\n" + e.Log
	}
	return s
}

func (e *StartError) Unwrap() error { return e.Err }

// ErrNotOurs is returned where a server that somebody else runs would have to be stopped
// or started.
var ErrNotOurs = errors.New("this Neo4j was not started here: start and stop it where it runs")

// Start brings up a server and waits until it answers. The context bounds the start, not
// the server's life: end that with Stop. Errors are a *MissingError where Java or Maven
// is not installed and a *StartError where the server does not come up.
func Start(ctx context.Context, o Options) (*Server, error) {
	c, err := prepared(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &Server{User: User, Database: Database, cache: c, options: o, home: o.Home, port: o.Port}
	if o.Home == "" {
		err = s.makeTemporary()
	} else {
		err = s.makeKept(ctx)
	}
	if err != nil {
		return nil, err
	}
	if err := s.Restart(ctx); err != nil {
		s.discard()
		return nil, err
	}
	return s, nil
}

// Prepare fetches and prepares what Start with the same options needs, and starts nothing.
// Its errors are those of Start.
func Prepare(ctx context.Context, o Options) error {
	_, err := prepared(ctx, o)
	return err
}

func prepared(ctx context.Context, o Options) (cache, error) {
	say := o.Say
	if say == nil {
		say = func(string) {}
	}
	java, err := findJava(ctx)
	if err != nil {
		return cache{}, err
	}
	c, err := openCache(o.Cache, java)
	if err != nil {
		return cache{}, err
	}
	return c, c.prepare(ctx, o.Home == "", say)
}

// Named stands for a server that runs elsewhere. Stop, Kill and Restart fail with ErrNotOurs.
func Named(uri, user, password, database string) *Server {
	return &Server{URI: uri, User: user, Password: password, Database: database}
}

// Ours says that the server was started here, so that it can be stopped and killed.
func (s *Server) Ours() bool { return s.home != "" }

func (s *Server) makeTemporary() error {
	home, err := os.MkdirTemp("", "tenure-neo4j-")
	if err != nil {
		return fmt.Errorf("make a folder for a temporary Neo4j: %w", err)
	}
	s.home, s.temporary = home, true
	password, err := os.ReadFile(filepath.Join(s.cache.seed(), "password"))
	if err == nil {
		err = os.CopyFS(filepath.Join(home, "data"), os.DirFS(filepath.Join(s.cache.seed(), "data")))
	}
	if err != nil {
		s.discard()
		return fmt.Errorf("copy the prepared database %s: %w (remove that folder to have it made anew)", s.cache.seed(), err)
	}
	s.Password = string(password)
	return nil
}

// makeKept sets the password before the first start, since later it has no effect.
func (s *Server) makeKept(ctx context.Context) error {
	home, err := filepath.Abs(s.home)
	if err != nil {
		return fmt.Errorf("find the folder of the kept Neo4j: %w", err)
	}
	s.home = home
	s.PasswordFile = filepath.Join(home, "password")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return fmt.Errorf("make the folder of the kept Neo4j: %w", err)
	}
	password, err := os.ReadFile(s.PasswordFile)
	switch {
	case err == nil:
		s.Password = strings.TrimSpace(string(password))
		return nil
	case !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("read the password of the kept Neo4j: %w", err)
	}
	if _, err := os.Stat(filepath.Join(home, "data", "databases", Database)); err == nil {
		return fmt.Errorf("%s holds a database but its password file %s is gone: put the password back into it, or choose another folder", home, s.PasswordFile)
	}
	s.Password = rand.Text()
	if err := s.cache.setPassword(ctx, home, s.Password); err != nil {
		return err
	}
	if err := os.WriteFile(s.PasswordFile, []byte(s.Password+"\n"), 0o600); err != nil {
		return fmt.Errorf("keep the password of the kept Neo4j: %w", err)
	}
	return nil
}

// Restart starts the server again after Stop or Kill, on the same port with the same
// data, and waits until it answers.
func (s *Server) Restart(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.home == "" {
		return ErrNotOurs
	}
	if s.run != nil {
		return fmt.Errorf("Neo4j in %s runs already", s.home)
	}
	var err error
	for range 3 { // another process may take the free port before the server does
		port := s.port
		if port == 0 {
			if port, err = freePort(); err != nil {
				return err
			}
		}
		if err = s.cache.writeConf(s.home, port, s.options.Settings); err != nil {
			return err
		}
		if s.run, err = launch(ctx, s.cache.command(s.home, s.temporary), s.home, s.temporary); err != nil {
			return &StartError{Home: s.home, Err: err}
		}
		uri := fmt.Sprintf("bolt://127.0.0.1:%d", port)
		if err = s.run.ready(ctx, uri, s.User, s.Password); err == nil {
			s.URI, s.port = uri, port
			return nil
		}
		s.run.kill()
		s.run = nil
		err = &StartError{Home: s.home, Err: err, Log: lastLines(filepath.Join(s.home, "logs", "neo4j.log"), 5)}
		if ctx.Err() != nil || s.port != 0 {
			break
		}
	}
	return err
}

// Configure sets the further lines of neo4j.conf (see Options) for the next Restart.
func (s *Server) Configure(settings ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.Settings = settings
}

// Stop ends the server cleanly and waits for it. The folder of a temporary server goes.
// To stop a stopped server does nothing.
func (s *Server) Stop() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.home == "" {
		return ErrNotOurs
	}
	var err error
	if s.run != nil {
		err = s.run.stop()
		s.run = nil
	}
	s.discard()
	return err
}

// Kill ends the server at once, as a power cut would (kill -9). Its data stay.
func (s *Server) Kill() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.home == "" {
		return ErrNotOurs
	}
	if s.run != nil {
		s.run.kill()
		s.run = nil
	}
	return nil
}

// Pause ends the server cleanly but keeps its data, for a later Restart.
func (s *Server) Pause() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.home == "" {
		return ErrNotOurs
	}
	if s.run == nil {
		return nil
	}
	err := s.run.stop()
	s.run = nil
	return err
}

// Done is closed when the server's process has ended.
func (s *Server) Done() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.run == nil {
		closed := make(chan struct{})
		close(closed)
		return closed
	}
	return s.run.done
}

func (s *Server) discard() {
	if s.temporary {
		_ = os.RemoveAll(s.home)
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port on 127.0.0.1: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func lastLines(file string, n int) string {
	b, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

func findJava(ctx context.Context) (string, error) {
	java := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		java = filepath.Join(home, "bin", "java")
	}
	path, err := exec.LookPath(java)
	if err != nil {
		return "", &MissingError{Program: "java", Why: "not found: install Java 17 or newer", Err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ask %s for its version: %w: %s", path, err, out)
	}
	major, ok := javaMajor(string(out))
	if !ok {
		return "", fmt.Errorf("ask %s for its version: cannot read %q", path, out)
	}
	if major < 17 {
		return "", &MissingError{Program: "java", Why: fmt.Sprintf("%s is version %d: install Java 17 or newer", path, major)}
	}
	return path, nil
}

// javaMajor reads the major version from what `java -version` prints.
func javaMajor(out string) (int, bool) {
	_, rest, ok := strings.Cut(out, `version "`)
	if !ok {
		return 0, false
	}
	rest = strings.TrimPrefix(rest, "1.") // Java 8 calls itself 1.8
	major, digits := 0, 0
	for ; digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9'; digits++ {
		major = major*10 + int(rest[digits]-'0')
	}
	return major, digits > 0 && digits < 5
}
