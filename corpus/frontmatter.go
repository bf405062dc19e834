package corpus

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxFrontMatter is the longest front matter that is parsed, in bytes. The parser's time
// grows with the square of the length of some broken headers, such as a row of brackets.
const maxFrontMatter = 8 << 10

// headerError is an error of front matter with its line in the file, from 1.
type headerError struct {
	line int
	err  error
}

func (e *headerError) Error() string { return e.err.Error() }
func (e *headerError) Unwrap() error { return e.err }

func headerErrorf(line int, format string, args ...any) error {
	return &headerError{line, fmt.Errorf("%w: "+format, append([]any{ErrFrontMatter}, args...)...)}
}

// splitFrontMatter parts a text, already clean, into the lines between a first line '---' and
// the next '---' or '...', and what follows. Without such a first line all is body.
func splitFrontMatter(text string) (header, body string, err error) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return "", text, nil
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(at+len(line)+1, len(rest))
		if mark := strings.TrimRight(line, " \t"); mark == "---" || mark == "..." {
			if at > maxFrontMatter {
				return "", "", headerErrorf(1, "it is longer than %d bytes", maxFrontMatter)
			}
			return rest[:at], rest[next:], nil
		}
		at = next
	}
	return "", "", headerErrorf(1, "no line '---' ends it")
}

// parseFrontMatter gives the keys and plain values of header, a YAML mapping whose first line is
// line 2 of the file. Only the values of the keys in want are looked at. A null counts as absent.
func parseFrontMatter(header string, want func(key string) bool) (map[string]string, error) {
	if header == "" {
		return nil, nil
	}
	file, err := parser.ParseBytes([]byte(header), 0)
	if err != nil {
		line, message := 1, err.Error()
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			message = syntax.GetMessage()
			if t := syntax.GetToken(); t != nil && t.Position != nil {
				line = t.Position.Line + 1
			}
		}
		return nil, headerErrorf(line, "%s: put quotes around a value with ': ' in it", message)
	}
	values := map[string]string{}
	for _, doc := range file.Docs {
		switch body := doc.Body.(type) {
		case nil, *ast.CommentGroupNode:
		case *ast.MappingNode:
			for _, pair := range body.Values {
				key, ok := pair.Key.(*ast.StringNode)
				if !ok || !want(key.Value) {
					continue
				}
				value, err := plainValue(key.Value, pair.Value)
				if err != nil {
					return nil, err
				}
				values[key.Value] = value
			}
		default:
			return nil, headerErrorf(2, "want lines 'key: value'")
		}
	}
	return values, nil
}

// plainValue gives a scalar as it is written, so that the id 007 keeps its noughts.
func plainValue(key string, node ast.Node) (string, error) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case *ast.LiteralNode:
		return n.Value.Value, nil
	case *ast.NullNode:
		return "", nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, nil
	}
	line := 1
	if t := node.GetToken(); t != nil && t.Position != nil {
		line = t.Position.Line + 1
	}
	return "", &headerError{line, fmt.Errorf("%w: %s: want one plain value", ErrField, key)}
}
