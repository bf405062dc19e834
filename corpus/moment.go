package corpus

import (
	"fmt"
	"time"
)

// firstYear is the earliest year taken for a real date. Programs write the years 0 and 1
// where they mean 'unknown'; there were no newspapers before.
const firstYear = 1000

// momentLayouts are the ways to write a moment: an ISO day, or day and time as in
// RFC 3339, where the T may be a blank, and the seconds and the zone may be missing.
var momentLayouts = [...]string{
	time.DateOnly,
	time.RFC3339,
	"2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04Z07:00",
	"2006-01-02 15:04",
}

// parseMoment reads the value of the key named. A time without a zone is in UTC.
func parseMoment(key, value string) (time.Time, error) {
	for _, layout := range momentLayouts {
		if t, err := time.Parse(layout, value); err == nil && t.Year() >= firstYear {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %s is %q: write it as 2019-05-08 or 2019-05-08T10:00:00Z", ErrDate, key, value)
}

// dayOf is the day that t shows on the calendar of its own zone, at 00:00 UTC: what a
// paper prints at half past midnight in summer is of that day, though in UTC it is still
// the day before.
func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// dayInName reads the date at the head of a file's name. ok is false when there is none;
// an error says that something stands there in the shape of a date and is none.
func dayInName(name string) (day time.Time, ok bool, err error) {
	const shape = "0000-00-00"
	if len(name) < len(shape) {
		return time.Time{}, false, nil
	}
	for i := range len(shape) {
		if c := name[i]; shape[i] == '-' && c != '-' || shape[i] == '0' && (c < '0' || c > '9') {
			return time.Time{}, false, nil
		}
	}
	if len(name) > len(shape) && name[len(shape)] >= '0' && name[len(shape)] <= '9' {
		return time.Time{}, false, nil // a longer number, not a day
	}
	day, err = parseMoment("the file's name", name[:len(shape)])
	return day, err == nil, err
}
