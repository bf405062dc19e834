package server

import (
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed pom.xml
var pom string

//go:embed neo4j.conf
var conf string

// cache is the folder shared by all servers of one version: the jars, and a fresh database
// with its password set. Two processes may use it at once: one makes what is missing, under
// a file lock, and puts it in place by renaming, so that what is there is complete.
type cache struct {
	dir  string
	java string
}

func openCache(dir, java string) (cache, error) {
	if dir == "" {
		dir = os.Getenv("TENURE_NEO4J_CACHE")
	}
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return cache{}, fmt.Errorf("find a cache folder for Neo4j: %w (set TENURE_NEO4J_CACHE)", err)
		}
		dir = filepath.Join(user, "tenure", "neo4j")
	}
	dir, err := filepath.Abs(filepath.Join(dir, Version))
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return cache{}, fmt.Errorf("make the cache folder for Neo4j: %w (TENURE_NEO4J_CACHE names another one)", err)
	}
	return cache{dir: dir, java: java}, nil
}

func (c cache) lib() string     { return filepath.Join(c.dir, "lib") }
func (c cache) seed() string    { return filepath.Join(c.dir, "seed") }
func (c cache) archive() string { return filepath.Join(c.dir, "seed", "classes.jsa") }

func (c cache) prepare(ctx context.Context, seed bool, say func(string)) error {
	if exists(c.lib()) && (!seed || exists(c.seed())) {
		return nil
	}
	unlock, err := lockFile(ctx, filepath.Join(c.dir, "lock"))
	if err != nil {
		return fmt.Errorf("lock the cache %s: %w", c.dir, err)
	}
	defer unlock()
	if !exists(c.lib()) {
		say("fetching Neo4j " + Version + " with Maven, once, about 125 MB")
		if err := c.fetch(ctx); err != nil {
			return err
		}
	}
	if seed && !exists(c.seed()) {
		say("preparing an empty Neo4j, once")
		return c.makeSeed(ctx)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (c cache) fetch(ctx context.Context) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return &MissingError{Program: "mvn", Why: "not found: install Maven (it is needed once, to fetch the server)", Err: err}
	}
	work, err := os.MkdirTemp(c.dir, "fetch-")
	if err != nil {
		return fmt.Errorf("fetch Neo4j: %w", err)
	}
	defer os.RemoveAll(work)
	file := filepath.Join(work, "pom.xml")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(pom, "$VERSION", Version)), 0o600); err != nil {
		return fmt.Errorf("fetch Neo4j: %w", err)
	}
	lib := filepath.Join(work, "lib")
	cmd := exec.CommandContext(ctx, mvn, "-B", "-ntp", "-q", "-f", file, "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib)
	cmd.Dir = work
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch Neo4j %s with Maven: %w (is the Maven repository of this machine reachable?): %s", Version, err, strings.TrimSpace(string(out)))
	}
	if !exists(filepath.Join(lib, "neo4j-"+Version+".jar")) {
		return fmt.Errorf("fetch Neo4j %s with Maven: the server's jar is not among what came", Version)
	}
	return c.install(lib, c.lib())
}

// install renames a complete folder into its place; one that stands there already, put by
// a process that could not be locked out, is as good.
func (c cache) install(from, to string) error {
	if err := os.Rename(from, to); err != nil && !exists(to) {
		return fmt.Errorf("put %s into its place: %w", to, err)
	}
	return nil
}

// makeSeed starts and stops a fresh server once, which leaves a database that starts
// faster than none, and an archive of the loaded classes.
func (c cache) makeSeed(ctx context.Context) error {
	home, err := os.MkdirTemp(c.dir, "seed-")
	if err != nil {
		return fmt.Errorf("prepare an empty Neo4j: %w", err)
	}
	defer os.RemoveAll(home)
	password := rand.Text()
	if err := c.setPassword(ctx, home, password); err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	if err := c.writeConf(home, port, nil); err != nil {
		return err
	}
	args := append([]string{"-XX:ArchiveClassesAtExit=" + filepath.Join(home, "classes.jsa")}, c.command(home, true)...)
	p, err := launch(ctx, append([]string{args[1], args[0]}, args[2:]...), home, false)
	if err != nil {
		return &StartError{Home: home, Err: err}
	}
	if err := p.ready(ctx, fmt.Sprintf("bolt://127.0.0.1:%d", port), User, password); err != nil {
		p.kill()
		return &StartError{Home: home, Err: err, Log: lastLines(filepath.Join(home, "logs", "neo4j.log"), 5)}
	}
	if err := p.stop(); err != nil {
		return &StartError{Home: home, Err: err}
	}
	_ = os.RemoveAll(filepath.Join(home, "logs"))
	if err := os.WriteFile(filepath.Join(home, "password"), []byte(password), 0o600); err != nil {
		return fmt.Errorf("prepare an empty Neo4j: %w", err)
	}
	return c.install(home, c.seed())
}

// setPassword sets the password of a database that has never been started.
func (c cache) setPassword(ctx context.Context, home, password string) error {
	if err := c.writeConf(home, 0, nil); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, c.java, "-XX:TieredStopAtLevel=1", "-cp", filepath.Join(c.lib(), "*"),
		"org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password)
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		text := strings.ReplaceAll(strings.TrimSpace(string(out)), password, "***")
		return fmt.Errorf("set the password of the new Neo4j in %s: %w: %s", home, err, text)
	}
	return nil
}

func (c cache) writeConf(home string, port int, settings []string) error {
	text := strings.ReplaceAll(conf, "$PORT", fmt.Sprint(port))
	if len(settings) > 0 {
		text += strings.Join(settings, "\n") + "\n"
	}
	err := errors.Join(
		os.MkdirAll(filepath.Join(home, "conf"), 0o700),
		os.WriteFile(filepath.Join(home, "conf", "neo4j.conf"), []byte(text), 0o600))
	if err != nil {
		return fmt.Errorf("write the settings of Neo4j: %w", err)
	}
	return nil
}

// command is the server's command line. The two switches that make a start fast make a
// load slow, so a kept server does without them.
func (c cache) command(home string, quick bool) []string {
	args := []string{c.java}
	if quick {
		args = append(args, "-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
		if exists(c.archive()) {
			args = append(args, "-XX:SharedArchiveFile="+c.archive())
		}
	} else {
		args = append(args, "-Xms256m", "-Xmx2g")
	}
	return append(args, "-Xlog:disable", "-Xlog:all=off", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", filepath.Join(c.lib(), "*"),
		"org.neo4j.server.CommunityEntryPoint", "--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"))
}
