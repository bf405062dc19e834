package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// keepBuffer is how much of the memory for long lines is kept from one line to the next.
const keepBuffer = 1 << 20

// lineScanner reads lines of any length up to a limit, and passes over longer ones
// without holding them. bufio.Scanner stops at the first of these for good.
type lineScanner struct {
	in    *bufio.Reader
	limit int // bytes, without the line's end
	line  int // number of the line last read, from 1
	buf   []byte
}

// next gives the next line without its LF or CRLF; it is valid until the next call. A
// line over the limit is an ErrTooLong and the scanner stands behind it; any other error
// ends the stream: io.EOF, the context's, or what the source said. Half a line before a
// failure is not given.
func (s *lineScanner) next(ctx context.Context) ([]byte, error) {
	if cap(s.buf) > keepBuffer {
		s.buf = nil
	}
	s.buf = s.buf[:0]
	started, length := false, 0
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part, err := s.in.ReadSlice('\n')
		if len(part) > 0 && !started {
			started = true
			s.line++
		}
		length += len(part)
		switch {
		case err == nil, errors.Is(err, io.EOF) && started:
			part = bytes.TrimSuffix(part, []byte("\n"))
			if err == nil {
				length--
			}
			if length > s.limit {
				return nil, fmt.Errorf("%w: the line has %d bytes, the limit is %d: split it", ErrTooLong, length, s.limit)
			}
			if len(s.buf) > 0 {
				s.buf = append(s.buf, part...)
				part = s.buf
			}
			return bytes.TrimSuffix(part, []byte("\r")), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		case length <= s.limit:
			s.buf = append(s.buf, part...)
		default:
			s.buf = s.buf[:0]
		}
	}
}

// parseLine makes an article of one line. On an error the article holds the id, where it is known.
func parseLine(line []byte) (Article, error) {
	var a Article
	if err := checkText(line); err != nil {
		return a, err
	}
	// NULs go before the parsing too: a disk that lost power leaves runs of them.
	if bytes.IndexByte(line, 0) >= 0 {
		line = bytes.ReplaceAll(line, []byte{0}, nil)
	}
	line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte(bom)))
	if len(line) == 0 {
		return a, fmt.Errorf("%w: the line is empty", ErrEmpty)
	}
	err := a.UnmarshalJSON(toUTF8(line))
	return a, err
}

// lines reads JSON lines. That a file holds none is a problem; that the standard input
// holds none is not, since a share of a great work can be empty.
func (p *pass) lines(ctx context.Context, in *bufio.Reader, path string) bool {
	if head, _ := in.Peek(2); isGzip(head) {
		return p.problem(ctx, problem(path, 0, "", fmt.Errorf("%w: the lines are packed with gzip: unpack them, or name the file .jsonl.gz", ErrEncoding)))
	} else if len(head) == 2 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) {
		return p.problem(ctx, problem(path, 0, "", checkText(head)))
	}
	s := lineScanner{in: in, limit: p.limit}
	for {
		line, err := s.next(ctx)
		switch {
		case err == nil:
			a, err := parseLine(line)
			if err == nil {
				if !p.article(ctx, a, path, s.line) {
					return false
				}
			} else if !p.problem(ctx, problem(path, s.line, a.ID, err)) {
				return false
			}
		case errors.Is(err, ErrTooLong):
			if !p.problem(ctx, problem(path, s.line, "", err)) {
				return false
			}
		case ctx.Err() != nil:
			return false
		case err == io.EOF:
			if s.line == 0 && path != stdinName {
				return p.problem(ctx, problem(path, 0, "", fmt.Errorf("%w: the file is empty", ErrEmpty)))
			}
			return true
		default:
			return p.problem(ctx, problem(path, s.line, "", fmt.Errorf("reading breaks off here: %w", cause(err))))
		}
	}
}

// standardInput reads JSON lines through a pipe, so that the end of the context is felt
// even while the input says nothing.
func (p *pass) standardInput(ctx context.Context) bool {
	out, in := io.Pipe()
	defer out.Close()
	defer context.AfterFunc(ctx, func() { out.CloseWithError(ctx.Err()) })()
	go func() {
		_, err := io.Copy(in, p.stdin)
		in.CloseWithError(err)
	}()
	return p.lines(ctx, bufio.NewReaderSize(out, readSize), stdinName)
}
