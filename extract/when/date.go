package when

// date resolves a calendar date of which parts may be missing.
func (m *matcher) date(x *match, f *form, c *context) result {
	if f.hasYear2 && f.decade == 0 {
		if f.era {
			return between(date{Year: 1 - f.year}, date{Year: 1 - f.year2})
		}
		return between(date{Year: f.year}, date{Year: f.year2})
	}
	if f.decade > 0 {
		return c.decade(f)
	}
	if f.ordinal > 0 && f.unit == unitCentury {
		return century(f)
	}
	if f.era && f.hasNumber && !f.hasYear {
		f.year, f.hasYear = f.number, true
	}
	if f.hasYear {
		y := f.year
		if f.era {
			y = 1 - y
		} else if f.short {
			y = c.shortYear(y)
		}
		if f.holiday > 0 {
			return ofDay(m.grammar.vocabulary.holidays[f.holiday-1].in(y))
		}
		return of(date{Year: y, Month: f.month + f.season, Day: f.day})
	}
	base, known := c.base()
	r := x.variant.rule
	if r.mention {
		base, known = c.mention.day()
	}
	if f.hasWhich && f.unit != unitNone && !f.hasPart {
		return m.dateIn(f, base, known)
	}
	dir, directed := f.which, f.hasWhich
	if f.month > 0 && f.day > 0 {
		directed = false // of 'next Wednesday, July 31' the month and day say enough
	}
	if r.mention || c.narrative {
		if !directed {
			dir, directed = 0, r.mention || c.now.bounded()
		}
		if !known {
			directed = false
		}
	}
	switch {
	case f.month > 0:
		if !known {
			return of(date{Unknown: 4, Month: f.month, Day: f.day})
		}
		if directed {
			return of(date{Year: directedYear(base, f.month, dir), Month: f.month, Day: f.day})
		}
		return of(date{Year: m.nearYear(x, base, f.month, f.day), Month: f.month, Day: f.day})
	case !known:
		if f.day > 0 && c.mention.Unknown == 4 && c.mention.Month > 0 && r.mention {
			return of(date{Unknown: 4, Month: c.mention.Month, Day: f.day})
		}
		if f.holiday > 0 && m.grammar.vocabulary.holidays[f.holiday-1].Easter == nil {
			h := m.grammar.vocabulary.holidays[f.holiday-1]
			return of(date{Unknown: 4, Month: h.Month, Day: h.Day})
		}
		return unresolved
	case f.season > 0:
		return of(date{Year: m.seasonYear(x, base, f.season, dir, directed), Month: f.season})
	case f.holiday > 0:
		return m.holidayDate(x, base, f.holiday, dir, directed)
	case f.weekday > 0:
		if directed && (r.mention || c.narrative) && !f.hasWhich {
			return unresolved
		}
		return m.weekdayDate(x, base, f, dir, directed)
	case f.day > 0:
		if c.mention.Month == 0 || c.mention.Month > 12 {
			return result{}
		}
		return of(date{Year: c.mention.Year, Month: c.mention.Month, Day: f.day})
	}
	return unresolved
}

// directedYear is the year of a month that is the last (-1) or the next (1) before or
// after the base's own, or in its year (0).
func directedYear(base Day, month, dir int) int {
	switch {
	case dir < 0 && month >= base.Month:
		return base.Year - 1
	case dir > 0 && month <= base.Month:
		return base.Year + 1
	}
	return base.Year
}

// nearYear is the year of a month, or a day of it, that lies behind or ahead as the tense
// says.
func (m *matcher) nearYear(x *match, base Day, month, day int) int {
	if day == 0 {
		t, sure := m.tense()
		switch {
		case (m.deadline() || t == tenseNear || t == tenseStep) && floorMod(month-base.Month, 12) <= 6, m.onset() && t != tenseFuture && floorMod(month-base.Month, 12) <= 4:
			return directedYear(base.AddMonths(-1), month, 1)
		case t == tenseFuture && month < base.Month:
			return base.Year + 1
		case t != tenseFuture && month > base.Month && (sure || month > base.Month+2):
			return base.Year - 1
		}
		return base.Year
	}
	this := Day{base.Year, month, min(day, daysIn(base.Year, month))}
	if this == base {
		return base.Year
	}
	past, future := base.Year, base.Year
	if this.Compare(base) < 0 {
		future++
	} else {
		past--
	}
	// Nobody gives a day of nine months ago without its year when it comes round again
	// within three.
	ahead := Day{future, month, this.Day}.number() - base.number()
	behind := base.number() - Day{past, month, this.Day}.number()
	t, sure := m.tense()
	switch {
	case (m.deadline() || t == tenseNear || t == tenseStep || m.onset()) && ahead < 180 || ahead < 60 || ahead < 90 && !(t == tensePast && sure):
		return future
	case behind < 30 && t != tenseFuture:
		return past
	case t == tenseFuture:
		return future
	}
	return past
}

// dateIn is a date of last, this or next year, month or week.
func (m *matcher) dateIn(f *form, base Day, known bool) result {
	switch {
	case f.unit == unitYear && f.month > 0 && !known:
		return of(date{Unknown: 4, Month: f.month, Day: f.day})
	case !known:
		return unresolved
	case f.unit == unitYear && (f.month > 0 || f.season > 0):
		return of(date{Year: base.Year + f.which, Month: f.month + f.season, Day: f.day})
	case f.unit == unitMonth && f.day > 0 && f.month == 0:
		y, mo := shiftMonth(base.Year, base.Month, f.which)
		return of(date{Year: y, Month: mo, Day: f.day})
	case f.unit == unitWeek && f.weekday > 0:
		y, w := base.AddDays(7 * f.which).Week()
		return ofDay(dayOfWeek(y, w, f.weekday-1))
	case f.month > 0: // a month of last month or week: the month says enough
		return of(date{Year: directedYear(base, f.month, f.which), Month: f.month, Day: f.day})
	}
	return unresolved
}

// decade of 'the 1980s', or of 'the eighties' in the last hundred years.
func (c *context) decade(f *form) result {
	switch {
	case f.era:
		y := -f.decade
		return between(date{Year: y - 8}, date{Year: y + 1})
	case f.decadeShort:
		return of(date{Year: c.shortYear(f.decade), Unknown: 1})
	}
	return of(date{Year: f.decade, Unknown: 1})
}

func century(f *form) result {
	if f.era {
		return between(date{Year: 1 - 100*f.ordinal}, date{Year: -100 * (f.ordinal - 1)})
	}
	return of(date{Year: 100 * (f.ordinal - 1), Unknown: 2})
}

// shortYear is the year that two figures mean: the last one that is not ahead.
func (c *context) shortYear(y int) int {
	base, ok := c.base()
	if !ok {
		base.Year = 2029
	}
	y += base.Year - base.Year%100
	if y > base.Year {
		y -= 100
	}
	return y
}

// seasonYear is the year of a season, in EDTF that in which it begins.
func (m *matcher) seasonYear(x *match, base Day, season, dir int, directed bool) int {
	start := func(year int) Day { return Day{year, 3 + 3*(season-Spring), 1} }
	y := base.Year
	if start(y).Compare(base) > 0 {
		y-- // y is now the year of the last one that has begun
	}
	_, end := (date{Year: y, Month: season, set: true}).days()
	running := end.Compare(base) >= 0
	switch {
	case directed && dir < 0:
		if running {
			y--
		}
	case directed && dir > 0:
		y++
	case directed:
		if !running {
			y = base.Year
		}
	case m.ahead() && !running:
		y++
	}
	return y
}

// holidayDate is a holiday around the base; as the end or the beginning of something it is
// its month.
func (m *matcher) holidayDate(x *match, base Day, number, dir int, directed bool) result {
	h := m.grammar.vocabulary.holidays[number-1]
	y := base.Year
	this := h.in(y).Compare(base)
	ahead := m.ahead()
	switch {
	case directed && dir == 0:
	case directed && dir < 0 || !directed && !ahead:
		if this > 0 || directed && this == 0 {
			y--
		}
	default:
		if this < 0 || directed && this == 0 {
			y++
		}
	}
	day := h.in(y)
	if x.last-x.first == 1 {
		switch m.norm(x.first - 1) {
		case "by", "before", "until", "till", "since":
			return of(date{Year: day.Year, Month: day.Month})
		}
	}
	return ofDay(day)
}

// weekdayDate is a day of the week around the base.
func (m *matcher) weekdayDate(x *match, base Day, f *form, dir int, directed bool) result {
	behind := floorMod(int(base.Weekday())-f.weekday, 7) // 0 on the day itself
	ahead := 7 - behind                                  // 7 on the day itself
	if x.variant.rule.guard == guardWeekdayWeek {
		n := 7
		if m.hasLiteral(x, "fortnight") {
			n = 14
		}
		return ofDay(base.AddDays(ahead%7 + n))
	}
	switch {
	case directed && dir < 0:
		if behind == 0 {
			behind = 7
		}
		return ofDay(base.AddDays(-behind))
	case directed && dir > 0:
		return ofDay(base.AddDays(ahead))
	case directed:
		y, w := base.Week()
		return ofDay(dayOfWeek(y, w, f.weekday-1))
	}
	if t, _ := m.tense(); t == tenseFuture || t == tenseNear && ahead < behind {
		return ofDay(base.AddDays(ahead))
	}
	return ofDay(base.AddDays(-behind))
}
