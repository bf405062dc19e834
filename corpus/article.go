// Package corpus reads news articles from folders, files and streams.
//
// It knows nothing of what is read out of an article: it hands over texts, one at a
// time, and names what it could not read.
//
// An article is a text file, with or without front matter, or a line of JSON. What is not
// UTF-8 is taken for Windows-1252 and converted; byte order marks and NULs are taken
// out, and CRLF and CR become LF. Offsets of whoever reads on refer to the text so
// cleaned, which is the one that is handed over and stored. Nothing is guessed: an article
// whose date or other value cannot be read is named and passed over.
package corpus

import "time"

// Article is one text as its source gave it.
type Article struct {
	ID     string // stable name of the article; unique in a corpus
	URL    string // where it was published; may be empty
	Source string // the paper or site; may be empty
	Title  string // headline, where it stands apart from Text; may be empty

	// Published is the day of publication at 00:00 UTC; zero when unknown.
	Published time.Time
	// Updated is the moment of the last correction in UTC; zero when never corrected.
	Updated time.Time
	// Withdrawn says that the source has taken the article back: nothing it said counts.
	Withdrawn bool

	// Text is the body in UTF-8. All offsets of a reading are byte offsets into it.
	Text string
}
