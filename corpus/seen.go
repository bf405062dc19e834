package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"
)

// seen remembers which articles have been handed over. It holds 48 bytes for each, about
// 120 with the map's own, and none of their words: hashes, the moment of the last
// correction and the place.
type seen struct {
	versions map[[16]byte]version // by hash of the id
	files    []string
}

// version is what is remembered of the last state of an article.
type version struct {
	content   uint64 // of its hash
	updated   int64  // microseconds since 1970
	file      uint32 // index into seen.files
	line      uint32
	withdrawn bool
}

// verdict says what an article is to those read before it.
type verdict int

const (
	fresh      verdict = iota // the first of its id
	correction                // a later state of one read before
	repeat                    // says nothing that was not read before
	overtaken                 // an older state of one read before
	duplicate                 // other words under an id read before, and neither is the later
)

// add judges a, read at line of file, and remembers it where it counts. The error is that
// of a duplicate and names the other place.
func (s *seen) add(a Article, file string, line int) (verdict, error) {
	if s.versions == nil {
		s.versions = make(map[[16]byte]version)
	}
	sum, content := sha256.Sum256([]byte(a.ID)), contentSum(a)
	key := [16]byte(sum[:16])
	next := version{
		content:   binary.LittleEndian.Uint64(content[:8]),
		updated:   a.Updated.UnixMicro(),
		line:      uint32(line),
		withdrawn: a.Withdrawn,
	}
	last, known := s.versions[key]
	if known {
		switch order := next.stamp().Against(last.stamp()); {
		case order == Later:
			next.updated = next.stamp().Onto(last.stamp()).Updated.UnixMicro()
		case next.content == last.content, next.withdrawn && last.withdrawn:
			return repeat, nil
		case order == Older:
			return overtaken, nil
		default:
			place := s.files[last.file]
			if last.line > 0 {
				place = fmt.Sprintf("%s:%d", place, last.line)
			}
			return duplicate, fmt.Errorf("%w: %q stands in %s with other words and is not older: give this one its own id, or a later 'updated' if it corrects that one", ErrDuplicate, a.ID, place)
		}
	}
	if n := len(s.files); n == 0 || s.files[n-1] != file {
		s.files = append(s.files, file)
	}
	next.file = uint32(len(s.files) - 1)
	s.versions[key] = next
	if known {
		return correction, nil
	}
	return fresh, nil
}

func (v version) stamp() Stamp { return Stamp{time.UnixMicro(v.updated).UTC(), v.withdrawn} }
