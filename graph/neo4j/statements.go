package neo4j

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed cypher/store/*.cypher
var storeFiles embed.FS

// statement is one named piece of Cypher.
type statement struct{ name, file, text string }

// statements holds the store's own Cypher by name. It is parsed once, from files that
// are part of the program, so that an error in them is an error of the program.
var statements = sync.OnceValue(func() map[string]statement {
	all := map[string]statement{}
	files, err := fs.Glob(storeFiles, "cypher/store/*.cypher")
	if err != nil {
		panic(err)
	}
	for _, file := range files {
		b, err := storeFiles.ReadFile(file)
		if err != nil {
			panic(err)
		}
		for _, s := range parseStatements(file, string(b)) {
			if _, twice := all[s.name]; twice {
				panic(fmt.Sprintf("two statements are named %q", s.name))
			}
			all[s.name] = s
		}
	}
	return all
})

// parseStatements reads statements that each begin with a line '// name: …'. Other lines
// that begin with // are comments; text before the first name is left out.
func parseStatements(file, text string) []statement {
	var out []statement
	for line := range strings.Lines(text) {
		if name, ok := strings.CutPrefix(line, "// name: "); ok {
			out = append(out, statement{name: strings.TrimSpace(name), file: file})
			continue
		}
		if len(out) > 0 && !strings.HasPrefix(line, "//") {
			out[len(out)-1].text += line
		}
	}
	for i := range out {
		out[i].text = strings.TrimSpace(out[i].text)
	}
	return out
}

// schemaStatements returns the statements that make the schema, in the order of the file.
func schemaStatements() []statement {
	const file = "cypher/store/schema.cypher"
	b, err := storeFiles.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return parseStatements(file, string(b))
}

// cypher returns the text of the statement with that name.
func cypher(name string) string {
	s, ok := statements()[name]
	if !ok {
		panic(fmt.Sprintf("no statement is named %q", name))
	}
	return s.text
}
