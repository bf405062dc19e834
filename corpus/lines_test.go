package corpus

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want []string
	}{
		{"all keys", `{"id":"a1","url":"https://echo.example/1","source":"Echo","title":"T","published":"2019-05-08","updated":"2019-05-09T10:00:00Z","text":"Body"}`,
			[]string{"a1 | 2019-05-08 | 2019-05-09T10:00:00Z | Body"}},
		{"nulls and unknown keys", `{"id":"a1","url":null,"source":null,"title":null,"published":null,"updated":null,"withdrawn":null,"text":"Body","tags":[1,{"id":"x"}],"Text":"no","ID":"no"}`,
			[]string{"a1 | - | - | Body"}},
		{"id from url", `{"url":"https://echo.example/7","text":"Body"}`, []string{"https://echo.example/7 | - | - | Body"}},
		{"no id", `{"id":" ","text":"Body"}`, []string{"! stdin:1: no id: the line has neither id nor url: give it one"}},
		{"no final newline, CRLF", "{\"id\":\"1\",\"text\":\"A\"}\r\n{\"id\":\"2\",\"text\":\"B\"}", []string{"1 | - | - | A", "2 | - | - | B"}},
		{"byte order mark", "\ufeff" + `{"id":"1","text":"\ufeffA"}`, []string{"1 | - | - | A"}},
		{"Windows-1252", "{\"id\":\"1\",\"text\":\"Caf\xe9 \x93Quay\x94\"}\n{\"id\":\"2\",\"text\":\"Café\"}", []string{"1 | - | - | Café “Quay”", "2 | - | - | Café"}},
		{"line ends in the text", `{"id":"1","text":"A\r\n\r\nB\rC\n"}`, []string{`1 | - | - | A\n\nB\nC\n`}},
		{"NUL", "{\"id\":\"1\\u0000\",\"text\":\"A\\u0000B and a good deal more\x00\"}", []string{"1 | - | - | AB and a good deal more"}},
		{"half a surrogate pair", `{"id":"1","text":"A\ud800B"}`, []string{"1 | - | - | A\ufffdB"}},
		{"no text", `{"id":"1"}` + "\n" + `{"id":"2","text":" \n"}`, []string{`! stdin:1: nothing to read: article "1" has no text`, `! stdin:2: nothing to read: article "2" has no text`}},
		{"empty lines", "\n{\"id\":\"1\",\"text\":\"A\"}\n \r\n\x00\x00\x00", []string{
			"! stdin:1: nothing to read: the line is empty", "1 | - | - | A",
			"! stdin:3: nothing to read: the line is empty", "! stdin:4: nothing to read: the line is empty"}},
		{"broken", "{\"id\":\"1\"\n{\"id\":\"2\",\"text\":\"B\"}\nnot json\n[1]\nnull\n\"id\"", []string{
			"! stdin:1: broken JSON at byte 9: unexpected end of JSON input", "2 | - | - | B",
			"! stdin:3: broken JSON at byte 2: invalid character 'o' in literal null (expecting 'u')",
			`! stdin:4: broken JSON: the line is no object: want {"id": …, "text": …}`,
			`! stdin:5: broken JSON: null is not an article: want an object {"id": …, "text": …}`,
			`! stdin:6: broken JSON: the line is no object: want {"id": …, "text": …}`}},
		{"wrong types", `{"id":7,"text":"A"}` + "\n" + `{"id":"2","text":["A"]}` + "\n" + `{"id":"3","title":{},"text":"A"}` + "\n" + `{"id":"4","withdrawn":1}` + "\n" + `{"id":"5","published":true}`, []string{
			"! stdin:1: value of the wrong type: id is a number: want a string or null",
			"! stdin:2: value of the wrong type: text is a list: want a string or null",
			"! stdin:3: value of the wrong type: title is an object: want a string or null",
			"! stdin:4: value of the wrong type: withdrawn is a number: want true, false, a date or null",
			"! stdin:5: value of the wrong type: published is a truth value: want a string or null"}},
		{"bad dates", `{"id":"1","published":"8 May 2019","text":"A"}` + "\n" + `{"id":"2","updated":"2019-02-30","text":"A"}` + "\n" + `{"id":"3","withdrawn":"yes"}`, []string{
			`! stdin:1: bad date: published is "8 May 2019": write it as 2019-05-08 or 2019-05-08T10:00:00Z`,
			`! stdin:2: bad date: updated is "2019-02-30": write it as 2019-05-08 or 2019-05-08T10:00:00Z`,
			`! stdin:3: bad date: withdrawn is "yes": write it as 2019-05-08 or 2019-05-08T10:00:00Z`}},
		{"withdrawn", `{"id":"1","withdrawn":true}` + "\n" + `{"id":"2","withdrawn":"2019-05-08","text":"B"}` + "\n" + `{"id":"3","withdrawn":"2019-05-08","updated":"2019-05-09"}` + "\n" + `{"id":"4","withdrawn":false,"text":"D"}`, []string{
			"1 | - | - withdrawn | ", "2 | - | 2019-05-08 withdrawn | B", "3 | - | 2019-05-09 withdrawn | ", "4 | - | - | D"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := collect(t, open(t, []string{"-"}, strings.NewReader(tt.in)), "")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAProblemNamesItsArticle(t *testing.T) {
	in := `{"id":"marsh-4","published":"soon","text":"A"}`
	for _, err := range open(t, []string{"-"}, strings.NewReader(in)).Read(context.Background()) {
		var p *Problem
		if !errors.As(err, &p) || !errors.Is(err, ErrDate) {
			t.Fatalf("got %v", err)
		}
		if p.File != "stdin" || p.Line != 1 || p.ID != "marsh-4" {
			t.Errorf("got %+v", p)
		}
	}
}

func TestLongLines(t *testing.T) {
	long := strings.Repeat("The ferry to Wendlemouth is late. ", 300_000) // 10 MB
	line := `{"id":"long","text":"` + long + `"}`
	in := `{"id":"1","text":"A"}` + "\n" + line + "\n" + `{"id":"2","text":"B"}` + "\n"

	var ids []string
	for a, err := range open(t, []string{"-"}, strings.NewReader(in)).Read(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
		if a.ID == "long" && a.Text != long {
			t.Error("the long text came out changed")
		}
	}
	if diff := cmp.Diff([]string{"1", "long", "2"}, ids); diff != "" {
		t.Error(diff)
	}

	r := open(t, []string{"-"}, strings.NewReader(in))
	r.MaxBytes = 1 << 20
	want := []string{"1 | - | - | A", "! stdin:2: too long: the line has 10200023 bytes, the limit is 1048576: split it", "2 | - | - | B"}
	if diff := cmp.Diff(want, collect(t, r, "")); diff != "" {
		t.Error(diff)
	}
}

func TestTheLimitIsExact(t *testing.T) {
	line := `{"id":"1","text":"A"}`
	for _, end := range []string{"", "\n"} {
		for over, want := range []int{1, 0} {
			r := open(t, []string{"-"}, strings.NewReader(line+end))
			r.MaxBytes = len(line) - over
			collect(t, r, "")
			if got := r.Counts().Articles; got != want {
				t.Errorf("end %q, %d bytes over: got %d articles, want %d", end, over, got, want)
			}
		}
	}
}

// A line over the limit must not be held: the scanner's memory stays what it was.
func TestALineOverTheLimitIsNotHeld(t *testing.T) {
	s := lineScanner{in: bufio.NewReaderSize(io.MultiReader(&endless{n: 100 << 20}, strings.NewReader("\nnext\n")), readSize), limit: 1 << 20}
	if _, err := s.next(context.Background()); !errors.Is(err, ErrTooLong) {
		t.Fatalf("got %v", err)
	}
	if cap(s.buf) > 4<<20 {
		t.Errorf("holds %d bytes after a limit of %d", cap(s.buf), s.limit)
	}
	if line, err := s.next(context.Background()); string(line) != "next" || err != nil || s.line != 2 {
		t.Errorf("got line %d %q, %v", s.line, line, err)
	}
}

// endless gives n bytes without a line's end.
type endless struct{ n int }

func (e *endless) Read(b []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	n := min(len(b), e.n)
	for i := range b[:n] {
		b[i] = 'x'
	}
	e.n -= n
	return n, nil
}

func TestABrokenSourceIsNamed(t *testing.T) {
	broken := errors.New("the disk is gone")
	in := io.MultiReader(strings.NewReader(`{"id":"1","text":"A"}`+"\n"+`{"id":"2","te`), iotest.ErrReader(broken))
	want := []string{"1 | - | - | A", "! stdin:2: reading breaks off here: the disk is gone"}
	if diff := cmp.Diff(want, collect(t, open(t, []string{"-"}, in), "")); diff != "" {
		t.Error(diff)
	}
}

func FuzzLines(f *testing.F) {
	for _, seed := range []string{
		`{"id":"1","url":"u","title":"T","published":"2019-05-08","updated":"2019-05-08 10:00","text":"A\r\nB"}` + "\n" + `{"id":"1","withdrawn":true}`,
		"\ufeff{\"id\":\"1\",\"text\":\"Caf\xe9\\u0000\"}\r\n\r\n{", "null\n[]\n7\n", "\x1f\x8b\n", "\xff\xfe{\x00", "{\"id\":\"\xc9\x94\",\"text\":\"\\ud800\"}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r := open(t, []string{"-"}, strings.NewReader(string(in)))
		r.MaxBytes = 1 << 16
		for a, err := range r.Read(context.Background()) {
			checkHandedOver(t, a, err)
		}
	})
}

// checkHandedOver states what holds of everything that is handed over.
func checkHandedOver(t *testing.T, a Article, err error) {
	t.Helper()
	var p *Problem
	if err != nil {
		if !errors.As(err, &p) || p.Reason == "" || p.File == "" {
			t.Fatalf("no proper Problem: %#v", err)
		}
		return
	}
	for _, s := range []string{a.ID, a.URL, a.Source, a.Title, a.Text} {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r") || strings.HasPrefix(s, bom) {
			t.Fatalf("not clean: %q in %+v", s, a)
		}
	}
	if a.ID == "" || !a.Withdrawn && strings.TrimSpace(a.Text) == "" {
		t.Fatalf("nothing in it: %+v", a)
	}
	if !a.Published.Equal(dayOf(a.Published)) {
		t.Fatalf("not a day: %v", a.Published)
	}
	line, err := a.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var again Article
	if err := again.UnmarshalJSON(line); err != nil || again != a {
		t.Fatalf("written and read again: %v\n%+v\n%+v", err, a, again)
	}
}
