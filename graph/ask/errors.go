package ask

import (
	"fmt"
	"strings"
)

// Candidate is something that the question may have meant.
type Candidate struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Of   string `json:"of,omitempty"` // the body that it is at or part of
}

func (c Candidate) String() string {
	if c.Of != "" {
		return fmt.Sprintf("%s (%s)", c.Name, c.Of)
	}
	return c.Name
}

// UnknownError says that the graph holds nothing by the name asked for.
type UnknownError struct {
	What    string // person, organisation, role, area
	Name    string // as asked
	At      string // the body that was looked at, for a role or an area
	Nearest []Candidate
}

func (e *UnknownError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "no %s %q", e.What, e.Name)
	if e.At != "" {
		fmt.Fprintf(&b, " at %s", e.At)
	}
	b.WriteString(" in the graph")
	if len(e.Nearest) == 0 {
		b.WriteString(": check the spelling, or run the articles that name it")
		return b.String()
	}
	b.WriteString("; the nearest: ")
	writeList(&b, e.Nearest)
	return b.String()
}

// AmbiguousError says that the name asked for fits several.
type AmbiguousError struct {
	What       string // organisation
	Name       string
	Candidates []Candidate
}

func (e *AmbiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q can be ", e.What, e.Name)
	writeList(&b, e.Candidates)
	b.WriteString(": ask with the full name, or with the body that it is part of")
	return b.String()
}

func writeList(b *strings.Builder, list []Candidate) {
	for i, c := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(c.String())
	}
}

// DayError says that a day cannot be read.
type DayError struct {
	Day string
	Err error
}

func (e *DayError) Error() string {
	return fmt.Sprintf("day %q: write a whole day as 2019-05-07: %v", e.Day, e.Err)
}

func (e *DayError) Unwrap() error { return e.Err }
