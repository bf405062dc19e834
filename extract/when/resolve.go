package when

// context is what a relative expression hangs on in the course of a document.
type context struct {
	published Day
	// narrative says that the text is a history: its dates hang on each other.
	narrative bool
	// mention is the date mentioned last, at its end when it was an interval.
	mention, mentionStart date
	// now is the time that a history has come to.
	now date
	// utterance is the day on which what is quoted was said, the zero Day when unknown.
	utterance Day
}

// base is the day that expressions without another anchor hang on.
func (c *context) base() (Day, bool) {
	if c.narrative {
		if d, ok := c.now.day(); ok {
			return d, true
		}
	}
	return c.published, !c.published.IsZero()
}

// day is the first day of a date whose year is known.
func (d date) day() (Day, bool) {
	if !d.bounded() {
		return Day{}, false
	}
	d.About = 0
	first, _ := d.days()
	return first, true
}

// result is what an expression denotes. Without a value it denotes a time that cannot be
// resolved; with ok false it denotes none.
type result struct {
	value Value
	span  bool
	ok    bool
}

func of(d date) result {
	d.set = true
	if d.Day > 0 && (d.Month < 1 || d.Month > 12 || d.Day > daysIn(d.leapYear(), d.Month)) {
		return result{}
	}
	return result{value: Value{from: d, kind: kindDate}, ok: true}
}

// leapYear is the year, or a leap year where it is unknown.
func (d date) leapYear() int {
	if d.Unknown == 4 {
		return 2000
	}
	return d.Year
}

func ofDay(d Day) result { return of(date{Year: d.Year, Month: d.Month, Day: d.Day}) }

func between(from, to date) result {
	from.set, to.set = true, true
	v := Value{from: from, to: to, kind: kindInterval}
	if first, ok := v.Earliest(); ok {
		if last, ok := v.Latest(); ok && last.Compare(first) < 0 {
			return result{}
		}
	}
	return result{value: v, span: true, ok: true}
}

var unresolved = result{ok: true}

// resolve says what a match denotes.
func (m *matcher) resolve(x *match, c *context) result {
	r := x.variant.rule
	f := m.form(x)
	switch r.op {
	case opDate:
		return m.date(x, &f, c)
	case opShift:
		return m.shift(x, &f, c)
	case opSpan:
		return m.span(x, &f, c)
	case opRange:
		return m.rangeOf(x, &f, c)
	case opDays:
		return m.daysOf(x, &f, c)
	case opSame:
		if f.nChildren == 0 {
			return result{}
		}
		return m.resolve(f.children[0], c)
	case opEdge:
		return m.edge(x, &f, c)
	case opWeek:
		return m.week(&f, c)
	case opHalf, opQuarter:
		return m.partOfYear(r.op, x, &f, c)
	case opNumeric:
		return numeric(&f)
	case opNewYear:
		return m.newYear(x, &f, c)
	case opMunicipalYear:
		return c.endOfYear(5)
	case opFinancialYear:
		return c.endOfYear(3)
	}
	return result{}
}

// anchor is the date that a rule hangs on; forward says that time is counted from its end.
func (c *context) anchor(r *rule, forward bool) (date, bool) {
	if r.mention || c.narrative {
		d := c.mention
		if !forward {
			d = c.mentionStart
		}
		if d.set || r.mention {
			return d, d.set
		}
	}
	if c.published.IsZero() {
		return date{}, false
	}
	p := c.published
	return date{Year: p.Year, Month: p.Month, Day: p.Day, set: true}, true
}

// shift counts units from the anchor.
func (m *matcher) shift(x *match, f *form, c *context) result {
	r := x.variant.rule
	n := f.number
	switch {
	case f.hasDeictic:
		n = f.deictic
	case !f.hasNumber && f.hasWhich:
		n = f.which
	case !f.hasNumber:
		return unresolved
	case r.Sign != 0:
		n *= r.Sign
	}
	unit := f.unit
	if f.hasPart || f.night {
		unit = unitDay
	}
	if f.hasDeictic && unit == unitNone {
		unit = unitDay
	}
	a, ok := c.anchor(r, n >= 0)
	if !ok {
		return unresolved
	}
	if unit == unitDay && !r.mention && m.tokens[x.first].Quoted && !c.utterance.IsZero() && !c.narrative && n >= -1 && n <= 1 {
		a = date{Year: c.utterance.Year, Month: c.utterance.Month, Day: c.utterance.Day, set: true}
	}
	if unit == unitWeekend && !f.hasWhich && f.number == 0 {
		return m.weekend(x, a)
	}
	if f.units != unitNone && f.units != f.unit { // a year ago last month
		first := a.shift(f.unit, n, true)
		if d, ok := first.day(); ok {
			return date{Year: d.Year, Month: d.Month, Day: d.Day, set: true}.shift(f.units, f.which2, false).result()
		}
		return unresolved
	}
	if m.norm(x.last-1) == "today" && !f.hasDeictic {
		if d, ok := a.shift(unit, n, true).day(); ok && a.Day > 0 {
			return ofDay(d)
		}
	}
	if f.hasWhich && !r.mention && a.bounded() { // the last decade is that of the calendar
		switch unit {
		case unitDecade:
			a = date{Year: floorDiv(a.Year, 10) * 10, Unknown: 1, set: true}
		case unitCentury:
			a = date{Year: floorDiv(a.Year, 100) * 100, Unknown: 2, set: true}
		}
	}
	return a.shift(unit, n, false).result()
}

func (d date) result() result {
	if !d.set {
		return unresolved
	}
	if d.Week < 0 { // a weekend, as shift gives it
		d.Week = -d.Week
		sat := dayOfWeek(d.Year, d.Week, 5)
		sun := sat.AddDays(1)
		res := between(date{Year: sat.Year, Month: sat.Month, Day: sat.Day}, date{Year: sun.Year, Month: sun.Month, Day: sun.Day})
		res.span = false
		return res
	}
	return of(d)
}

// shift is the date n units later, to the precision of the unit, or with fine to its own;
// no date where it is not given precisely enough.
func (d date) shift(unit, n int, fine bool) date {
	d.About = 0
	if unit == unitFortnight {
		unit, n = unitWeek, 2*n
	}
	if unit == unitQuarter {
		unit, n = unitMonth, 3*n
	}
	if d.Unknown == 4 {
		if n == 0 && unit == unitDay && d.Day > 0 || n == 0 && unit == unitMonth && d.Month > 0 {
			return d
		}
		if unit != unitDay || d.Day == 0 {
			return date{}
		}
		s := Day{2001, d.Month, min(d.Day, daysIn(2001, d.Month))}.AddDays(n)
		return date{Unknown: 4, Month: s.Month, Day: s.Day, set: true}
	}
	day, ok := d.day()
	if !ok {
		return date{}
	}
	p := d.precision()
	switch unit {
	case unitDay:
		if p != PrecisionDay {
			return date{}
		}
		s := day.AddDays(n)
		return date{Year: s.Year, Month: s.Month, Day: s.Day, set: true}
	case unitWeek, unitWeekend:
		if p != PrecisionDay && p != PrecisionWeek {
			return date{}
		}
		s := day.AddDays(7 * n)
		if fine {
			return date{Year: s.Year, Month: s.Month, Day: s.Day, set: true}
		}
		y, w := s.Week()
		if unit == unitWeekend {
			w = -w
		}
		return date{Year: y, Week: w, set: true}
	case unitMonth:
		if p == PrecisionYear && n%12 == 0 {
			return date{Year: d.Year + n/12, set: true}
		}
		if p < PrecisionMonth {
			return date{}
		}
		if fine {
			s := day.AddMonths(n)
			return date{Year: s.Year, Month: s.Month, Day: s.Day, set: true}
		}
		y, mo := shiftMonth(day.Year, day.Month, n)
		return date{Year: y, Month: mo, set: true}
	case unitDecade:
		if n == 0 || d.Unknown > 0 {
			return date{Year: floorDiv(d.Year, 10)*10 + 10*n, Unknown: 1, set: true}.positive()
		}
		return date{Year: d.Year + 10*n, set: true}
	case unitCentury:
		if n == 0 || d.Unknown > 0 {
			return date{Year: floorDiv(d.Year, 100)*100 + 100*n, Unknown: 2, set: true}.positive()
		}
		return date{Year: d.Year + 100*n, set: true}
	case unitYear:
		if p < PrecisionYear {
			return date{}
		}
		if fine {
			s := day.AddMonths(12 * n)
			return date{Year: s.Year, Month: s.Month, Day: s.Day, set: true}
		}
		return date{Year: d.Year + n, set: true}
	}
	return date{}
}

// positive drops a decade or century that EDTF cannot write.
func (d date) positive() date {
	if d.Year < 0 {
		return date{}
	}
	return d
}

// weekend is the one just past, or the one to come.
func (m *matcher) weekend(x *match, a date) result {
	day, ok := a.day()
	if !ok || a.Day == 0 {
		return unresolved
	}
	saturday := day.AddDays(-floorMod(int(day.Weekday())-6, 7))
	if m.ahead() {
		saturday = day.AddDays(floorMod(6-int(day.Weekday()), 7))
		if day.Weekday() == 0 {
			saturday = day.AddDays(-1)
		}
	}
	y, w := saturday.Week()
	return date{Year: y, Week: -w, set: true}.result()
}

// edge is a unit or season around the anchor.
func (m *matcher) edge(x *match, f *form, c *context) result {
	if f.season > 0 {
		return m.date(x, f, c)
	}
	a, ok := c.anchor(x.variant.rule, true)
	if !ok {
		return unresolved
	}
	return a.shift(f.unit, 0, false).result()
}

// endOfYear is the next month in which a year of office ends.
func (c *context) endOfYear(month int) result {
	p, ok := c.base()
	if !ok {
		return unresolved
	}
	y := p.Year
	if p.Month > month || p.Month == month && p.Day > 20 {
		y++
	}
	return of(date{Year: y, Month: month})
}

func (m *matcher) newYear(x *match, f *form, c *context) result {
	if f.hasYear {
		return of(date{Year: f.year, Month: 1})
	}
	f.month = 1
	return m.date(x, f, c)
}

// week is a numbered week, or the one that holds a day.
func (m *matcher) week(f *form, c *context) result {
	if f.hasYear && f.hasNumber {
		if f.number < 1 || f.number > weeksIn(f.year) {
			return result{}
		}
		return of(date{Year: f.year, Week: f.number})
	}
	if f.nChildren == 1 {
		res := m.resolve(f.children[0], c)
		if d := res.value.from; res.ok && res.value.kind == kindDate && d.precision() == PrecisionDay && d.bounded() {
			y, w := Day{d.Year, d.Month, d.Day}.Week()
			return of(date{Year: y, Week: w})
		}
		return res
	}
	return unresolved
}

// partOfYear is a half or a quarter.
func (m *matcher) partOfYear(o op, x *match, f *form, c *context) result {
	if !f.hasYear {
		p, ok := c.base()
		if !ok {
			return unresolved
		}
		if f.unit != unitYear {
			return result{}
		}
		f.year = p.Year + f.which
	}
	n, length := f.ordinal, 6
	if o == opQuarter {
		length = 3
	} else if m.hasLiteral(x, "latter") {
		n = 2
	}
	if n < 1 || n*length > 12 {
		return result{}
	}
	return between(date{Year: f.year, Month: (n-1)*length + 1}, date{Year: f.year, Month: n * length})
}

// numeric is a day in figures, written day first, or month first where that alone is a date.
func numeric(f *form) result {
	if !f.iso.IsZero() {
		return ofDay(f.iso)
	}
	if f.short {
		f.year += 2000
	}
	if f.day < 1 || f.day > daysIn(f.year, f.month) {
		return result{}
	}
	return ofDay(Day{f.year, f.month, f.day})
}
