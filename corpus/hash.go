package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"time"
)

// Hash gives 32 hexadecimal digits that stand for all of an article that a reading
// depends on: id, url, source, title, day of publication, withdrawal and text. Updated is
// left out: a new stamp on the same words changes nothing.
func Hash(a Article) string {
	sum := contentSum(a)
	return hex.EncodeToString(sum[:16])
}

// contentSum is what Hash shows. The first field names the layout, which must change
// whenever the fields do.
func contentSum(a Article) [sha256.Size]byte {
	h := sha256.New()
	published := ""
	if !a.Published.IsZero() {
		published = a.Published.UTC().Format(time.DateOnly)
	}
	withdrawn := ""
	if a.Withdrawn {
		withdrawn = "withdrawn"
	}
	for _, field := range [...]string{"article 1", a.ID, a.URL, a.Source, a.Title, published, withdrawn, a.Text} {
		addField(h, field)
	}
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	return sum
}

// addField writes s behind its length, so that no words can move from one field into
// the next and leave the sum as it was. Writing to a hash never fails.
func addField(h hash.Hash, s string) {
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], uint64(len(s)))
	h.Write(size[:])
	io.WriteString(h, s)
}
