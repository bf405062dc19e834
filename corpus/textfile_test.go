package corpus

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestTextFiles(t *testing.T) {
	tests := []struct {
		name string // of the file
		in   string
		want Article
		err  string
	}{
		{name: "plain.txt", in: "One.\n\nTwo.\n", want: Article{ID: "plain", Text: "One.\n\nTwo.\n"}},
		{name: "2019-05-08.txt", in: "A", want: Article{ID: "2019-05-08", Published: day(2019, 5, 8), Text: "A"}},
		{name: "2019-05-08-ferry-row.txt", in: "A", want: Article{ID: "2019-05-08-ferry-row", Published: day(2019, 5, 8), Text: "A"}},
		{name: "2019-05-081.txt", in: "A", want: Article{ID: "2019-05-081", Text: "A"}},
		{name: "ferry-2019-05-08.txt", in: "A", want: Article{ID: "ferry-2019-05-08", Text: "A"}},
		{name: "2019-02-30-ferry.txt", in: "A", err: `2019-02-30-ferry.txt: bad date: the file's name is "2019-02-30": write it as 2019-05-08 or 2019-05-08T10:00:00Z`},
		{name: "a.b.txt", in: "A", want: Article{ID: "a.b", Text: "A"}},
		{name: "a.txt.txt", in: "A", want: Article{ID: "a.txt", Text: "A"}},
		{name: "bom.txt", in: "\ufeffA\r\nB\rC", want: Article{ID: "bom", Text: "A\nB\nC"}},
		{name: "nul.txt", in: "A B\x00C D", want: Article{ID: "nul", Text: "A BC D"}},
		{name: "cp.txt", in: "Caf\xe9 \x96 \x80 5", want: Article{ID: "cp", Text: "Café – € 5"}},
		{
			name: "2018-01-01-x.txt",
			in:   "\ufeff---\r\nid: 007\r\ntitle: \"Ferry: the row goes on\"\r\nurl: https://echo.example/7\r\nsource: Wendlemouth Echo # the daily\r\npublished: 2019-05-08\r\nupdated: 2019-05-09 10:30\r\ntags: [a, b]\r\n---\r\nBody.\r\n",
			want: Article{
				ID: "007", URL: "https://echo.example/7", Source: "Wendlemouth Echo", Title: "Ferry: the row goes on",
				Published: day(2019, 5, 8), Updated: time.Date(2019, 5, 9, 10, 30, 0, 0, time.UTC), Text: "Body.\n",
			},
		},
		{name: "2018-01-01-y.txt", in: "---\npublished: null\nid:\ntitle: ~\n...\nBody", want: Article{ID: "2018-01-01-y", Published: day(2018, 1, 1), Text: "Body"}},
		{name: "folded.txt", in: "---\ntitle: >\n  The row\n  goes on\n---\nBody", want: Article{ID: "folded", Title: "The row goes on", Text: "Body"}},
		{name: "gone.txt", in: "---\nwithdrawn: 2019-05-10\n---\n", want: Article{ID: "gone", Withdrawn: true, Updated: day(2019, 5, 10)}},
		{name: "gone2.txt", in: "---\nwithdrawn: true\n---\nOld words", want: Article{ID: "gone2", Withdrawn: true, Text: "Old words"}},
		{name: "bare.txt", in: "---\n---\nBody\n---\nmore", want: Article{ID: "bare", Text: "Body\n---\nmore"}},
		{name: "later.txt", in: "Body\n---\nid: x\n---\n", want: Article{ID: "later", Text: "Body\n---\nid: x\n---\n"}},
		{name: "open.txt", in: "---\nid: x\nBody", err: "open.txt:1: broken front matter: no line '---' ends it"},
		{name: "colon.txt", in: "---\nid: x\ntitle: Ferry: the row\n---\nBody", err: "colon.txt:3: broken front matter: mapping value is not allowed in this context: put quotes around a value with ': ' in it"},
		{name: "prose.txt", in: "---\nOnly words\n---\nBody", err: "prose.txt:2: broken front matter: want lines 'key: value'"},
		{name: "list.txt", in: "---\nurl: u\nid: [a]\n---\nBody", err: "list.txt:3: value of the wrong type: id: want one plain value"},
		{name: "alias.txt", in: "---\nx: &x y\nid: *x\n---\nBody", err: "alias.txt:3: value of the wrong type: id: want one plain value"},
		{name: "huge.txt", in: "---\nid: x\n" + strings.Repeat("# remark\n", 1_000) + "---\nBody", err: "huge.txt:1: broken front matter: it is longer than 8192 bytes"},
		{name: "date.txt", in: "---\npublished: May 2019\n---\nBody", err: `date.txt: bad date: published is "May 2019": write it as 2019-05-08 or 2019-05-08T10:00:00Z`},
		{name: "void.txt", in: "---\nid: v\n---\n\n", err: `void.txt: nothing to read: article "v" has no text`},
		{name: "long.txt", in: strings.Repeat("x", 1<<20+1), err: "long.txt: too long: the file has more than 1048576 bytes: split it"},
		{name: "limit.txt", in: strings.Repeat("x", 1<<20), want: Article{ID: "limit", Text: strings.Repeat("x", 1<<20)}},
		{name: ".txt", in: "A", err: ".txt: no id: neither the front matter nor the file's name gives one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(folder(t, map[string]string{tt.name: tt.in}), tt.name)
			r := open(t, []string{path}, nil)
			r.MaxBytes = 1 << 20
			n := 0
			for got, err := range r.Read(context.Background()) {
				n++
				if tt.err != "" {
					var p *Problem
					if !errors.As(err, &p) {
						t.Fatalf("got %v and %+v, want %q", err, got, tt.err)
					}
					if got := strings.TrimPrefix(p.Error(), filepath.Dir(path)+string(filepath.Separator)); got != tt.err {
						t.Errorf("got  %q\nwant %q", got, tt.err)
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Error(diff)
				}
			}
			if n != 1 {
				t.Errorf("handed over %d things, want 1", n)
			}
		})
	}
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func FuzzText(f *testing.F) {
	f.Add([]byte("---\nid: x\npublished: 2019-05-08\n---\nBody"), "2019-05-08-x")
	f.Add([]byte("\ufeff---\r\ntitle: \"a\\0b\"\r\nx: &a [*a]\r\n...\r\nCaf\xe9"), "a")
	f.Add([]byte("---\n? a\n: b\n<<: {id: x}\nid: !!str 7\nurl: |2\n   x\n---\nB"), "\xff")
	f.Fuzz(func(t *testing.T, raw []byte, base string) {
		a, err := parseText(raw, base)
		if err != nil {
			err = problem("f.txt", 0, a.ID, err)
		}
		checkHandedOver(t, a, err)
	})
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("id: x\ntitle: 'a b' # remark\nurl: \"u\\n\"")
	f.Add("id: >-\n  a\n  b\ntags: [a, {b: c}]\nupdated: 2019-05-08 10:00")
	f.Add("? a\n: - b\n<<: &x {id: *x}\n!!str id: |2\n   x\n---\n%YAML 1.2")
	f.Fuzz(func(t *testing.T, header string) {
		if len(header) > maxFrontMatter {
			return // never parsed
		}
		values, err := parseFrontMatter(header, isArticleKey)
		if err != nil && (values != nil || !errors.Is(err, ErrFrontMatter) && !errors.Is(err, ErrField)) {
			t.Fatalf("got %v and %v", values, err)
		}
		for key := range values {
			if !isArticleKey(key) {
				t.Fatalf("took %q, which is not asked for", key)
			}
		}
	})
}
