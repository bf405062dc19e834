//go:build unix

package server

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

var stopSignal = syscall.SIGTERM

// ownGroup keeps a Ctrl-C meant for this process from the server: it is stopped in order.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// The end of standard input is the end of the process that holds its other side.
const watchTemporary = `read -r _; kill -9 "$1"; sleep 1; rm -rf "$2"`
const watchKept = `read -r _; kill "$1"`

func (p *process) watch(home string, temporary bool) error {
	script := watchKept
	if temporary {
		script = watchTemporary
	}
	w := exec.Command("/bin/sh", "-c", script, "sh", strconv.Itoa(p.cmd.Process.Pid), home)
	ownGroup(w)
	pipe, err := w.StdinPipe()
	if err != nil {
		return err
	}
	if err := w.Start(); err != nil {
		return err
	}
	p.watcher, p.pipe = w, pipe
	return nil
}

// lockFile takes an exclusive lock that the kernel gives back when the process ends.
func lockFile(ctx context.Context, file string) (unlock func(), err error) {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, nil
		}
		if err != syscall.EWOULDBLOCK && err != syscall.EINTR {
			f.Close()
			return nil, err
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}
