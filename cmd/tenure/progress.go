package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// plainInterval is how often progress is told where there is no terminal.
const plainInterval = 10 * time.Second

// progress tells how far a run has come: a bar on a terminal, a line now and then
// elsewhere. A nil progress tells nothing.
type progress struct {
	began          time.Time
	readN, landedN atomic.Int64

	bars *mpb.Progress
	bar  *mpb.Bar
	stop chan struct{}
	done sync.WaitGroup
}

// newProgress tells progress on w until finish is called.
func newProgress(w io.Writer) *progress {
	p := &progress{began: time.Now(), stop: make(chan struct{})}
	if f, ok := w.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		p.bars = mpb.New(mpb.WithOutput(w), mpb.WithWidth(24))
		// How many articles there are is not known before they are read: the bar runs to and fro.
		p.bar = p.bars.New(0, mpb.SpinnerStyle("●∙∙∙", "∙●∙∙", "∙∙●∙", "∙∙∙●", "∙∙●∙", "∙●∙∙").PositionLeft(),
			mpb.BarRemoveOnComplete(), mpb.BarWidth(4),
			mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.line() })))
		return p
	}
	p.done.Go(func() {
		tick := time.NewTicker(plainInterval)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				fmt.Fprintln(w, "tenure: "+p.line())
			case <-p.stop:
				return
			}
		}
	})
	return p
}

func (p *progress) line() string {
	read, seconds := p.readN.Load(), time.Since(p.began).Seconds()
	return fmt.Sprintf("%s read, %s landed, %s a second", counted(int(read), "article"), grouped(int(p.landedN.Load())),
		grouped(int(float64(read)/max(seconds, 0.001))))
}

func (p *progress) read() {
	if p == nil {
		return
	}
	p.readN.Add(1)
	if p.bar != nil {
		p.bar.Increment()
	}
}

func (p *progress) landed(n int) {
	if p != nil {
		p.landedN.Add(int64(n))
	}
}

func (p *progress) finish() {
	if p == nil {
		return
	}
	close(p.stop)
	p.done.Wait()
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.bars.Wait()
	}
}
