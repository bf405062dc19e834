package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"tenure/extract/lexicon"
)

// machinery is raised by hand when the code of the extraction changes what it reads.
const machinery = "2"

// versionOf hashes the files that readings depend on.
func versionOf(folders ...fs.FS) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", machinery, lexicon.Version())
	for _, f := range folders {
		if f == nil {
			continue
		}
		err := fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(f, path)
			if err != nil {
				return err
			}
			fmt.Fprintf(h, "%s %d\n", path, len(text))
			h.Write(text)
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("read rules: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:6]), nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
