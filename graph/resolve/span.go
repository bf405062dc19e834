package resolve

import (
	"strings"

	"tenure/extract/when"
	"tenure/graph"
)

// days is a stretch of ISO days, both included; "" is no bound.
type days struct{ lo, hi string }

// dated is an EDTF value, "" for none, with the days that it can mean: without bounds when
// its year is open.
type dated struct {
	value string
	days
}

// datedOf reads a date; what is no EDTF counts as none.
func datedOf(edtf string) dated {
	if edtf == "" {
		return dated{}
	}
	v, err := when.Parse(edtf)
	if err != nil {
		return dated{}
	}
	d := dated{value: edtf}
	if day, ok := v.Earliest(); ok {
		d.lo = day.String()
	}
	if day, ok := v.Latest(); ok {
		d.hi = day.String()
	}
	return d
}

// before says that one day is surely before another; no bound is never.
func before(a, b string) bool { return a != "" && b != "" && a < b }

func (d days) open() bool { return d.lo == "" && d.hi == "" }

func (d days) overlaps(o days) bool { return !before(d.hi, o.lo) && !before(o.hi, d.lo) }

// within narrows d by o where they overlap.
func (d days) within(o days) days {
	if !d.overlaps(o) {
		return d
	}
	return days{later(d.lo, o.lo), earlier(d.hi, o.hi)}
}

func later(a, b string) string { return max(a, b) }

func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// length orders stretches by how much they leave open: in days of about, the unbounded
// last.
func (d days) length() int {
	if d.lo == "" || d.hi == "" {
		return 1 << 40
	}
	return ordinal(d.hi) - ordinal(d.lo)
}

// ordinal counts days of about: months of 31 days, which is enough to compare lengths.
func ordinal(day string) int {
	var n [3]int
	for i, part := range strings.SplitN(day, "-", 3) {
		for _, c := range part {
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	return (n[0]*12+n[1])*31 + n[2]
}

// addDays is the ISO day n days after; "" for no day.
func addDays(day string, n int) string {
	d, err := when.ParseDay(day)
	if err != nil {
		return ""
	}
	return d.AddDays(n).String()
}

// extent is what a claim says of the start and the end of a spell: as stated, and with
// what its status on the day of publication implies.
type extent struct {
	claim      *graph.Claim
	stated     struct{ start, end dated }
	start, end days
	area       string // folded
}

func extentOf(c *graph.Claim) extent {
	e := extent{claim: c, area: graph.Fold(c.Area)}
	e.stated.start, e.stated.end = datedOf(c.Start), datedOf(c.End)
	e.start, e.end = e.stated.start.days, e.stated.end.days
	switch c.Status {
	case "current":
		e.start = e.start.within(days{hi: c.On})
		e.end = e.end.within(days{lo: c.On})
	case "former":
		e.end = e.end.within(days{hi: c.On})
	case "future":
		e.start = e.start.within(days{lo: c.On})
	}
	e.end = e.end.within(days{lo: e.start.lo})
	e.start = e.start.within(days{hi: e.end.hi})
	return e
}

// compatible says that both claims can be of one spell.
func (e *extent) compatible(o *extent) bool {
	return e.start.overlaps(o.start) && e.end.overlaps(o.end) &&
		!before(e.end.hi, o.start.lo) && !before(o.end.hi, e.start.lo) &&
		(e.area == "" || o.area == "" || e.area == o.area)
}

// class orders claims by how firmly they stand: with both ends, a start, an end, in post
// or past on the day of publication, and to come.
func (e *extent) class() int {
	start, end := !e.stated.start.open(), !e.stated.end.open()
	switch {
	case start && end:
		return 0
	case start:
		return 1
	case end:
		return 2
	case e.claim.Status != "future":
		return 3
	}
	return 4
}
