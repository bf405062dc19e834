package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// checkSettingsFile looks for unknown keys and values of the wrong sort, which viper would
// let pass, and gives for each key the place "file:line: key" where it stands.
func checkSettingsFile(file string, data []byte) (map[string]string, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		line, message := 1, err.Error()
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			message = syntax.GetMessage()
			line = lineOf(syntax.GetToken().Position.Line)
		}
		return nil, fmt.Errorf("%s:%d: this is not YAML: %s", file, line, message)
	}
	c := &fileCheck{file: file, places: map[string]string{}}
	for _, s := range settings() {
		c.known = append(c.known, s.key)
	}
	documents := 0
	for _, doc := range tree.Docs {
		switch body := doc.Body.(type) {
		case nil, *ast.CommentGroupNode:
			continue
		case *ast.NullNode:
		case *ast.MappingNode:
			if err := c.mapping("", body); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("%s:%d: want lines like 'store: sqlite'", file, nodeLine(body))
		}
		if documents++; documents > 1 {
			return nil, fmt.Errorf("%s: it holds more than one document: take out the lines '---'", file)
		}
	}
	return c.places, nil
}

type fileCheck struct {
	file   string
	known  []string
	places map[string]string
}

func (c *fileCheck) mapping(group string, m *ast.MappingNode) error {
	for _, pair := range m.Values {
		key := group + pair.Key.GetToken().Value
		at := fmt.Sprintf("%s:%d: %s", c.file, nodeLine(pair.Key), key)
		if slices.ContainsFunc(c.known, func(k string) bool { return strings.HasPrefix(k, key+".") }) {
			switch below := pair.Value.(type) {
			case *ast.NullNode:
			case *ast.MappingNode:
				if err := c.mapping(key+".", below); err != nil {
					return err
				}
			default:
				return fmt.Errorf("%s: want further keys below it, each on a line of its own", at)
			}
			continue
		}
		i := slices.Index(c.known, key)
		switch {
		case key == "neo4j.password":
			return fmt.Errorf("%s: a password does not stand in the settings: put it into %s, or into a file that neo4j.passwordFile names", at, passwordVariable)
		case i < 0:
			return fmt.Errorf("%s: there is no such key: %s", at, suggestion(key, c.known))
		}
		if want := settings()[i].kind; !isOfKind(pair.Value, want) {
			return fmt.Errorf("%s: want %s, not %s", at, want, strings.TrimSpace(pair.Value.String()))
		}
		c.places[key] = at
	}
	return nil
}

// isOfKind says whether a node holds a value of kind k, or null, which stands for the
// default.
func isOfKind(node ast.Node, k kind) bool {
	switch n := node.(type) {
	case *ast.NullNode:
		return true
	case *ast.StringNode, *ast.LiteralNode:
		return k == text
	case *ast.IntegerNode:
		return k == number
	case *ast.SequenceNode:
		return k == list && !slices.ContainsFunc(n.Values, func(item ast.Node) bool {
			return item.Type() == ast.NullType || !isOfKind(item, text)
		})
	}
	return false
}

func nodeLine(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return lineOf(t.Position.Line)
	}
	return 1
}

func lineOf(n int) int { return max(n, 1) }
