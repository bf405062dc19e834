//go:build !unix

package server

import (
	"context"
	"os"
	"os/exec"
)

var stopSignal = os.Kill

func ownGroup(*exec.Cmd) {}

// watch does nothing here: the server outlives a killed process and has to be ended by hand.
func (p *process) watch(string, bool) error { return nil }

// lockFile does nothing here: what two processes make at once is put in place by renaming.
func lockFile(ctx context.Context, _ string) (unlock func(), err error) {
	return func() {}, ctx.Err()
}
