package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// articleJSON is the layout that MarshalJSON writes, in this order of keys.
type articleJSON struct {
	ID        string  `json:"id"`
	URL       *string `json:"url"`
	Source    *string `json:"source"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
	Updated   *string `json:"updated"`
	Withdrawn bool    `json:"withdrawn,omitempty"`
	Text      string  `json:"text"`
}

// MarshalJSON writes the object that stands on one line of a .jsonl file. What is
// unknown is null; withdrawn is there only when true.
func (a Article) MarshalJSON() ([]byte, error) {
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	out := articleJSON{
		ID: a.ID, URL: known(a.URL), Source: known(a.Source), Title: known(a.Title),
		Withdrawn: a.Withdrawn, Text: a.Text,
	}
	if !a.Published.IsZero() {
		out.Published = known(a.Published.UTC().Format(time.DateOnly))
	}
	if !a.Updated.IsZero() {
		out.Updated = known(a.Updated.UTC().Format(time.RFC3339Nano))
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads an object with the keys id, url, source, title, published, updated,
// withdrawn and text, spelt so, in lower case; other keys are ignored and a null counts as
// absent. The texts are cleaned as the package's comment says. A missing id is the url. On an
// error a holds the id, where there is one, and the error wraps ErrJSON, ErrField,
// ErrDate, ErrNoID or ErrEmpty.
func (a *Article) UnmarshalJSON(line []byte) error {
	// A map, since a struct would take "Text" and "TEXT" for "text".
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return jsonError(line, err)
	}
	if fields == nil {
		return fmt.Errorf("%w: null is not an article: want an object {\"id\": …, \"text\": …}", ErrJSON)
	}
	*a = Article{}

	var values [len(stringKeys)]string
	var errs []error
	for i, key := range stringKeys {
		value, err := stringField(key, fields[key])
		errs = append(errs, err)
		values[i] = value
	}
	a.ID, a.URL, a.Source, a.Title = cleanLine(values[0]), cleanLine(values[1]), cleanLine(values[2]), cleanLine(values[3])
	a.Text = clean(values[6])
	if a.ID == "" {
		a.ID = a.URL
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	withdrawn, err := withdrawnField(fields["withdrawn"])
	if err != nil {
		return err
	}
	if err := a.setDates(values[4], values[5], withdrawn); err != nil {
		return err
	}
	if a.ID == "" {
		return fmt.Errorf("%w: the line has neither id nor url: give it one", ErrNoID)
	}
	return a.checkBody()
}

var stringKeys = [...]string{"id", "url", "source", "title", "published", "updated", "text"}

// setDates fills Published, Updated and Withdrawn from their values; withdrawn is "",
// "false", "true" or a date, which also is that of the last change where none is given.
func (a *Article) setDates(published, updated, withdrawn string) error {
	if published = strings.TrimSpace(published); published != "" {
		t, err := parseMoment("published", published)
		if err != nil {
			return err
		}
		a.Published = dayOf(t)
	}
	if updated = strings.TrimSpace(updated); updated != "" {
		t, err := parseMoment("updated", updated)
		if err != nil {
			return err
		}
		a.Updated = t.UTC()
	}
	switch withdrawn = strings.TrimSpace(withdrawn); withdrawn {
	case "", "false":
	case "true":
		a.Withdrawn = true
	default:
		t, err := parseMoment("withdrawn", withdrawn)
		if err != nil {
			return err
		}
		a.Withdrawn = true
		if a.Updated.IsZero() {
			a.Updated = t.UTC()
		}
	}
	return nil
}

// checkBody says when there is nothing to read in an article that stands.
func (a *Article) checkBody() error {
	if !a.Withdrawn && strings.TrimSpace(a.Text) == "" {
		return fmt.Errorf("%w: article %q has no text", ErrEmpty, a.ID)
	}
	return nil
}

// stringField gives the string in raw; "" for an absent key or null.
func stringField(key string, raw json.RawMessage) (string, error) {
	if len(raw) == 0 || raw[0] == 'n' {
		return "", nil
	}
	if raw[0] != '"' {
		return "", fmt.Errorf("%w: %s is %s: want a string or null", ErrField, key, sortOf(raw))
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", jsonError(raw, err)
	}
	return s, nil
}

// withdrawnField gives the literal of a truth value or the string in raw.
func withdrawnField(raw json.RawMessage) (string, error) {
	if len(raw) > 0 && (raw[0] == 't' || raw[0] == 'f') {
		return string(raw), nil
	}
	if len(raw) > 0 && raw[0] != '"' && raw[0] != 'n' {
		return "", fmt.Errorf("%w: withdrawn is %s: want true, false, a date or null", ErrField, sortOf(raw))
	}
	return stringField("withdrawn", raw)
}

// sortOf names what a JSON value is, by its first byte.
func sortOf(raw json.RawMessage) string {
	switch raw[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a truth value"
	}
	return "a number"
}

// jsonError says what is wrong with line, and at which byte of it, counted from 1.
func jsonError(line []byte, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w at byte %d: %w", ErrJSON, syntax.Offset, err)
	case len(bytes.TrimSpace(line)) > 0 && bytes.TrimSpace(line)[0] != '{':
		return fmt.Errorf("%w: the line is no object: want {\"id\": …, \"text\": …}", ErrJSON)
	}
	return fmt.Errorf("%w: %w", ErrJSON, err)
}
