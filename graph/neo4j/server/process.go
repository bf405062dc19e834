package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// startTime bounds the wait for a server. A start takes 3 to 7 seconds on a quiet machine
// and several times that on a busy one.
const startTime = 3 * time.Minute

// stopTime bounds the wait for a clean end, after which the server is killed.
const stopTime = time.Minute

// process is one run of the server, with its watcher: a shell that waits for this process
// to end, however it ends, and then ends the server too.
type process struct {
	cmd     *exec.Cmd
	done    chan struct{} // closed when the server has ended
	err     error         // its exit, valid once done is closed
	watcher *exec.Cmd
	pipe    io.Closer
}

func launch(ctx context.Context, command []string, home string, temporary bool) (*process, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p := &process{cmd: exec.Command(command[0], command[1:]...), done: make(chan struct{})}
	p.cmd.Dir = home
	ownGroup(p.cmd)
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	if err := p.watch(home, temporary); err != nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		return nil, fmt.Errorf("watch over the server: %w", err)
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	return p, nil
}

// ready waits until the server answers a query, or has ended.
func (p *process) ready(ctx context.Context, uri, user, password string) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth(user, password, ""), func(c *config.Config) { c.TelemetryDisabled = true })
	if err != nil {
		return err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		err := driver.VerifyConnectivity(ctx)
		if err == nil {
			return nil
		}
		var refused *neo4j.Neo4jError
		if errors.As(err, &refused) && refused.Code == "Neo.ClientError.Security.Unauthorized" {
			return err
		}
		select {
		case <-p.done:
			return fmt.Errorf("it ended at once: %w", p.exit())
		case <-ctx.Done():
			return fmt.Errorf("no answer: %w", errors.Join(ctx.Err(), err))
		case <-tick.C:
		}
	}
}

func (p *process) exit() error {
	if p.err == nil {
		return errors.New("exit status 0")
	}
	return p.err
}

// stop ends the server cleanly, by its own process id, and waits.
func (p *process) stop() error {
	defer p.unwatch()
	if err := p.cmd.Process.Signal(stopSignal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		_ = p.cmd.Process.Kill()
	}
	select {
	case <-p.done:
	case <-time.After(stopTime):
		_ = p.cmd.Process.Kill()
		<-p.done
		return fmt.Errorf("Neo4j did not stop within %s and was killed", stopTime)
	}
	return nil
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	<-p.done
	p.unwatch()
}

func (p *process) unwatch() {
	if p.watcher == nil {
		return
	}
	_ = p.watcher.Process.Kill()
	_ = p.pipe.Close()
	_ = p.watcher.Wait()
	p.watcher = nil
}
