package corpus

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// isGzip says whether head is how packed data begins; no text and no JSON does.
func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }

// gunzip gives what is packed in in, one member after the other.
func gunzip(in io.Reader) (io.Reader, error) {
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return nil, gzipError(err)
	}
	return gzipErrors{unpacked}, nil
}

// gzipErrors marks the errors of unpacking, so that they can be told from the disk's.
type gzipErrors struct{ in io.Reader }

func (g gzipErrors) Read(b []byte) (int, error) {
	n, err := g.in.Read(b)
	if err != nil && err != io.EOF {
		err = gzipError(err)
	}
	return n, err
}

func gzipError(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: the file ends too early: fetch it again", ErrGzip)
	}
	return fmt.Errorf("%w: %w", ErrGzip, err)
}
