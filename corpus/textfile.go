package corpus

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// text reads a file that is one article.
func (p *pass) text(ctx context.Context, in *bufio.Reader, path string) bool {
	id := baseName(filepath.Base(path))
	raw, err := io.ReadAll(io.LimitReader(in, int64(p.limit)+1))
	switch {
	case err != nil:
		return p.problem(ctx, problem(path, 0, id, fmt.Errorf("cannot be read to the end: %w", cause(err))))
	case len(raw) > p.limit:
		return p.problem(ctx, problem(path, 0, id, fmt.Errorf("%w: the file has more than %d bytes: split it", ErrTooLong, p.limit)))
	case len(raw) == 0:
		return p.problem(ctx, problem(path, 0, id, fmt.Errorf("%w: the file is empty", ErrEmpty)))
	case isGzip(raw):
		return p.problem(ctx, problem(path, 0, id, fmt.Errorf("%w: the file is packed with gzip: name it .txt.gz", ErrEncoding)))
	}
	a, err := parseText(raw, id)
	if err != nil {
		line := 0
		if header := (*headerError)(nil); errors.As(err, &header) {
			line = header.line
		}
		return p.problem(ctx, problem(path, line, a.ID, err))
	}
	return p.article(ctx, a, path, 0)
}

// parseText makes an article of the bytes of a text file; base is the file's name
// without folder and endings. On an error the article holds the id, where it is known.
func parseText(raw []byte, base string) (Article, error) {
	a := Article{ID: cleanLine(string(toUTF8([]byte(base))))}
	if err := checkText(raw); err != nil {
		return a, err
	}
	text := clean(string(toUTF8(raw)))
	header, body, err := splitFrontMatter(text)
	if err != nil {
		return a, err
	}
	values, err := parseFrontMatter(header, isArticleKey)
	if err != nil {
		return a, err
	}
	if id := cleanLine(values["id"]); id != "" {
		a.ID = id
	}
	a.URL, a.Source, a.Title = cleanLine(values["url"]), cleanLine(values["source"]), cleanLine(values["title"])
	a.Text = clean(body)
	if err := a.setDates(values["published"], values["updated"], values["withdrawn"]); err != nil {
		return a, err
	}
	if a.Published.IsZero() {
		day, ok, err := dayInName(base)
		if err != nil {
			return a, err
		}
		if ok {
			a.Published = day
		}
	}
	if a.ID == "" {
		return a, fmt.Errorf("%w: neither the front matter nor the file's name gives one", ErrNoID)
	}
	return a, a.checkBody()
}

// isArticleKey says whether front matter may set an article's value by this key.
func isArticleKey(key string) bool {
	switch key {
	case "id", "url", "source", "title", "published", "updated", "withdrawn":
		return true
	}
	return false
}

// baseName gives a file's name without its folder and the endings that are read.
func baseName(name string) string {
	lower := strings.ToLower(name)
	for _, ending := range [...]string{".gz", ".txt", ".jsonl"} {
		if strings.HasSuffix(lower, ending) {
			name, lower = name[:len(name)-len(ending)], lower[:len(lower)-len(ending)]
		}
	}
	return name
}
