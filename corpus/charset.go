package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const bom = "\ufeff"

// checkText says when b is no text in UTF-8 or Windows-1252: UTF-16 by its mark, or a
// binary file by its many NULs or other characters that no text has.
func checkText(b []byte) error {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return fmt.Errorf("%w: this is UTF-16: convert it to UTF-8", ErrEncoding)
	}
	if nul := bytes.Count(b, []byte{0}); nul > len(b)/4 && nul < len(b) {
		return fmt.Errorf("%w: %d of its %d bytes are NUL: convert it to UTF-8 if it is UTF-16", ErrEncoding, nul, len(b))
	}
	if n := controls(b); n > fewControls && n > len(b)/50 {
		return fmt.Errorf("%w: %d of its %d bytes are control characters: is it a picture, a document or packed?", ErrEncoding, n, len(b))
	}
	return nil
}

// fewControls is how many control characters a text of any length may hold: papers' own
// systems leave some behind.
const fewControls = 8

// controls counts the control characters that no line or page layout uses. Pictures,
// archives and compressed pages are one part in ten of them.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && c != 0 && (c < '\b' || c > '\r') && c != 0x1b {
			n++
		}
	}
	return n
}

// toUTF8 gives b in UTF-8: b itself when it is that already, else converted from
// Windows-1252.
//
// A text in Windows-1252 can hold pairs that look like UTF-8 by chance (É and a closing
// quote), and a text in UTF-8 can hold a stray byte of Windows-1252 pasted in. What there
// is more of decides whether all is converted or the stray bytes alone.
func toUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	wide, stray := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			stray++
		} else {
			wide++
		}
		i += n
	}
	out := make([]byte, 0, len(b)+2*(wide+stray))
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if n == 1 && r == utf8.RuneError || n > 1 && wide <= stray {
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(b[i]))
			i++
			continue
		}
		out = append(out, b[i:i+n]...)
		i += n
	}
	return out
}

// clean gives a body as it is handed over: without byte order marks before it and
// without NULs, its lines ended by LF alone.
func clean(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	for strings.HasPrefix(s, bom) {
		s = s[len(bom):]
	}
	return s
}

// cleanLine gives a value of one line, such as a title: clean, without white space
// or marks around it, and with a blank for each line break or tab.
func cleanLine(s string) string {
	s = strings.TrimFunc(clean(s), func(r rune) bool { return r == '\ufeff' || unicode.IsSpace(r) })
	if strings.ContainsAny(s, "\n\t") {
		s = strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	}
	return s
}
