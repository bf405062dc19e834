package when

// span is a stretch of so many units up to the anchor or from it.
func (m *matcher) span(x *match, f *form, c *context) result {
	r := x.variant.rule
	n := f.number
	if !f.hasNumber {
		if m.hasRange(x) {
			return unresolvedSpan
		}
		n = 1
	}
	if n < 1 || n > 500 {
		return result{}
	}
	if m.hasRange(x) {
		return unresolvedSpan
	}
	if r.Sign > 0 {
		return m.spanAhead(x, f, n, c)
	}
	a, ok := c.anchor(r, true)
	if !ok {
		return unresolved
	}
	day, ok := a.day()
	if !ok {
		return unresolved
	}
	month := date{Year: day.Year, Month: day.Month}
	if a.precision() < PrecisionMonth {
		month.Month = 0
	}
	switch f.unit {
	case unitDecade:
		n *= 10
	case unitCentury:
		n *= 100
	case unitFortnight:
		n *= 2
	}
	switch f.unit {
	case unitYear, unitDecade, unitCentury:
		if r.exact {
			return between(date{Year: day.Year - n}, date{Year: day.Year})
		}
		return between(date{Year: day.Year - n, About: '~'}, month)
	case unitMonth, unitQuarter:
		if f.unit == unitQuarter {
			n *= 3
		}
		if month.Month == 0 {
			return unresolved
		}
		y, mo := shiftMonth(day.Year, day.Month, -n)
		return between(date{Year: y, Month: mo}, month)
	case unitWeek, unitFortnight, unitDay:
		if a.precision() < PrecisionDay {
			return unresolved
		}
		if f.unit != unitDay {
			n *= 7
		}
		from := day.AddDays(-n)
		return between(date{Year: from.Year, Month: from.Month, Day: from.Day}, date{Year: day.Year, Month: day.Month, Day: day.Day})
	}
	return result{}
}

// unresolvedSpan is a stretch whose length is not told: six to nine months.
var unresolvedSpan = result{ok: true, span: true}

// hasRange says that the length is given as from so much to so much.
func (m *matcher) hasRange(x *match) bool {
	numbers := 0
	for i := x.first; i < x.last; i++ {
		if m.infos[i].is(classNumberSpan) {
			return true
		}
		if m.infos[i].is(classNumber) {
			numbers++
		}
	}
	return numbers > 1
}

// spanAhead is 'the next three years': from the day of publication when the clause looks
// ahead, else from the date mentioned last.
func (m *matcher) spanAhead(x *match, f *form, n int, c *context) result {
	a := c.mention
	about := byte('~')
	if m.ahead() || !a.bounded() {
		if c.published.IsZero() {
			return unresolved
		}
		a = date{Year: c.published.Year, Month: c.published.Month, Day: c.published.Day, set: true}
		about = 0
	}
	from, ok := a.day()
	if !ok {
		return unresolved
	}
	switch f.unit {
	case unitYear, unitDecade, unitCentury:
		switch f.unit {
		case unitDecade:
			n *= 10
		case unitCentury:
			n *= 100
		}
		if from.Year+n > 9999 {
			return result{}
		}
		return between(date{Year: from.Year}, date{Year: from.Year + n, About: about})
	case unitMonth:
		if a.precision() < PrecisionMonth {
			return unresolved
		}
		y, mo := shiftMonth(from.Year, from.Month, n)
		return between(date{Year: from.Year, Month: from.Month}, date{Year: y, Month: mo})
	case unitWeek, unitFortnight, unitDay:
		if a.precision() < PrecisionDay {
			return unresolved
		}
		switch f.unit {
		case unitWeek:
			n *= 7
		case unitFortnight:
			n *= 14
		}
		to := from.AddDays(n)
		return between(date{Year: from.Year, Month: from.Month, Day: from.Day}, date{Year: to.Year, Month: to.Month, Day: to.Day})
	}
	return unresolved
}

// rangeOf goes from one date to another. What one end leaves open it takes from the other:
// 'May to July 2016'.
func (m *matcher) rangeOf(x *match, f *form, c *context) result {
	var ends [2]result
	if f.nChildren == 2 {
		ends[0], ends[1] = m.resolve(f.children[0], c), m.resolve(f.children[1], c)
		left, right := m.form(f.children[0]), m.form(f.children[1])
		from, to := ends[0].value.from, ends[1].value.Start().from
		switch {
		case !ends[0].ok || !ends[1].ok:
			return result{}
		case from.set && !left.hasYear && !left.hasWhich && from.Month > 0 && right.hasYear && to.bounded():
			from.Year, from.Unknown = to.Year, 0
			if from.Month > to.Month {
				from.Year--
			}
			ends[0] = of(from)
		case to.set && left.hasYear && !right.hasYear && to.Month > 0 && from.bounded():
			to.Year, to.Unknown = from.Year, 0
			if to.Month < from.Month {
				to.Year++
			}
			ends[1] = of(to)
		case from.set && to.set && !right.hasYear && !left.hasYear && from.bounded() && to.bounded() && from.Month > 0 && to.Month > 0:
			to.Year = from.Year
			if to.Month < from.Month {
				to.Year++
			}
			ends[1] = of(to)
		}
	} else {
		from, to := date{Year: f.year, Month: f.month, Day: f.day}, date{Year: f.year2, Month: f.month2, Day: f.day2}
		switch {
		case f.hasYear && !f.hasYear2 && f.month > 0:
			to.Year = from.Year
			if from.Month > to.Month {
				from.Year--
			}
		case !f.hasYear && f.month > 0:
			ff := *f
			ends[0] = m.date(x, &ff, c)
			ff.month, ff.day = f.month2, f.day2
			ends[1] = m.date(x, &ff, c)
			if a, b := ends[0].value.from, ends[1].value.from; a.bounded() && b.bounded() {
				if b.Year = a.Year; b.Month < a.Month {
					b.Year++
				}
				ends[1] = of(b)
			}
			return join(ends)
		}
		ends[0], ends[1] = of(from), of(to)
	}
	return join(ends)
}

// join makes one interval of two dates or intervals.
func join(ends [2]result) result {
	if !ends[0].ok || !ends[1].ok {
		return result{}
	}
	from, to := ends[0].value.Start().from, ends[1].value.End().from
	if !from.set || !to.set {
		return unresolvedSpan
	}
	return between(from, to)
}

// daysOf is a stretch of days inside one month.
func (m *matcher) daysOf(x *match, f *form, c *context) result {
	if f.hasYear {
		return join([2]result{of(date{Year: f.year, Month: f.month, Day: f.day}), of(date{Year: f.year, Month: f.month, Day: f.day2})})
	}
	first := *f
	from := m.date(x, &first, c)
	if !from.ok || !from.value.from.set {
		return from
	}
	to := from.value.from
	to.Day = f.day2
	return join([2]result{from, of(to)})
}
