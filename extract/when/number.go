package when

// figure is what a token of figures can mean.
type figure struct {
	mask uint64 // classes
	// The number; of a span also its end; of a day in figures year, month and day.
	a, b, c int
}

// readFigure reads a token that starts with a digit. It takes what is no plain number,
// ordinal, decade or span as nothing.
func readFigure(s string) (f figure) {
	n, rest := leadingNumber(s)
	digits := len(s) - len(rest)
	f.a = n
	switch {
	case digits == 0 || digits > 4:
		return figure{}
	case rest == "":
		f.mask = 1 << classNumber
		if digits <= 2 {
			if n >= 1 && n <= 31 {
				f.mask |= 1 << classDay
			}
			if n >= 1 && n <= 12 {
				f.mask |= 1 << classMonthNumber
			}
			if digits == 2 {
				f.mask |= 1 << classShortYear
			}
		}
		if isYear(n, digits) {
			f.mask |= 1 << classYear
		}
		return f
	case rest == "s" && digits == 4 && n%10 == 0 && isYear(n, digits) || rest == "s" && digits == 3 && n%10 == 0:
		f.mask = 1 << classDecade
		return f
	case rest == "s" && digits == 2 && n%10 == 0:
		f.mask = 1 << classShortDecade
		return f
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		if n >= 1 && n <= 31 {
			f.mask = 1 << classNth
		}
		return f
	}
	if rest[0] == '-' && digits == 4 {
		if f, ok := readISODate(s); ok {
			return f
		}
	}
	dash := dashLength(rest)
	if dash == 0 {
		return figure{}
	}
	m, after := leadingNumber(rest[dash:])
	width := len(rest) - dash - len(after)
	if after != "" || width == 0 || width > 4 {
		return figure{}
	}
	return figureSpan(n, digits, m, width)
}

// figureSpan is the figure of two numbers with a dash or stroke between.
func figureSpan(n, digits, m, width int) (f figure) {
	f.a, f.b = n, m
	switch {
	case digits == 4 && width == 2 && isYear(n, digits):
		f.b = n - n%100 + m
		if f.b <= n && m < n%100 && n%100 >= 90 { // 1999-03 into the next century
			f.b += 100
		}
		if f.b > n {
			f.mask = 1 << classYearSpan
		}
	case digits == 4 && width == 4 && isYear(n, digits) && isYear(m, width) && m > n:
		f.mask = 1 << classYearSpan
	case digits <= 2 && width <= 2 && m > n:
		f.mask = 1 << classNumberSpan
		if n >= 1 && m <= 31 {
			f.mask |= 1 << classDaySpan
		}
	}
	return f
}

func readISODate(s string) (figure, bool) {
	if len(s) != 10 {
		return figure{}, false
	}
	d, err := ParseDay(s)
	if err != nil {
		return figure{}, false
	}
	return figure{1 << classISODate, d.Year, d.Month, d.Day}, true
}

func isYear(n, digits int) bool { return digits == 4 && n >= 1000 && n < 2200 }

func dashLength(s string) int {
	switch {
	case s[0] == '-' || s[0] == '/':
		return 1
	case len(s) > 2 && s[:3] == "–":
		return 3
	}
	return 0
}

// leadingNumber reads up to five digits, a fifth being enough to know that there are too
// many.
func leadingNumber(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 5 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
}
