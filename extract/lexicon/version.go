package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
)

// Version changes with the embedded vocabulary.
func Version() string {
	h := sha256.New()
	entries, err := fs.ReadDir(embedded, "data")
	if err != nil {
		return ""
	}
	for _, e := range entries {
		text, err := fs.ReadFile(embedded, "data/"+e.Name())
		if err != nil {
			return ""
		}
		h.Write([]byte(e.Name()))
		h.Write(text)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
