package when

// form is what the words of a match give, before it is known which time they mean.
type form struct {
	year, year2                int
	hasYear, hasYear2          bool
	short                      bool // of year: two figures only
	month, month2, day, day2   int
	weekday, season            int
	decade                     int // its first year; of 'the eighties' 80
	decadeShort                bool
	era                        bool // before our era
	unit, units                int  // the first unit and the second ('a year ago last month')
	number                     int
	hasNumber                  bool
	ordinal                    int
	which, which2              int
	hasWhich, hasOrder         bool
	deictic                    int
	hasDeictic, hasPart, night bool
	holiday                    int
	iso                        Day
	span                       bool // of years
	children                   [2]*match
	nChildren                  int
}

// form reads the captures of a match.
func (m *matcher) form(x *match) form {
	r := x.variant.rule
	f := form{holiday: x.variant.holiday, unit: r.unit}
	if r.Number != nil {
		f.number, f.hasNumber = *r.Number, true
	}
	for _, c := range x.captures[:x.n] {
		if c.nest > 0 {
			if f.nChildren < len(f.children) {
				f.children[f.nChildren] = &m.nested[c.at]
				f.nChildren++
			}
			continue
		}
		in := &m.infos[c.at]
		v := in.value(c.class)
		switch c.class {
		case classMonth, classShortMonth, classMonthNumber:
			if f.month == 0 {
				f.month = v
			} else {
				f.month2 = v
			}
		case classWeekday, classShortWeekday:
			f.weekday = v
		case classSeason, classFall:
			f.season = v
		case classUnit, classUnits:
			if f.unit == unitNone {
				f.unit = v
			} else {
				f.units = v
			}
		case classDaypart:
			f.hasPart = true
		case classNumber:
			if f.hasNumber {
				break
			}
			f.number, f.hasNumber = v, true
		case classOrdinal:
			f.ordinal = v
		case classWhich:
			if f.hasWhich {
				f.which2 = v
			} else {
				f.which, f.which2, f.hasWhich = v, v, true
			}
		case classOrder:
			f.which, f.which2, f.hasWhich, f.hasOrder = v, v, true, true
		case classDeictic:
			f.deictic, f.hasDeictic = v, true
		case classDecade:
			f.decade = v
		case classShortDecade, classDecadeWord:
			f.decade, f.decadeShort = v, true
		case classEra:
			f.era = true
		case classDay:
			if r.op == opShift || r.op == opSpan || r.op == opWeek {
				f.number, f.hasNumber = v, true
			} else {
				f.setDay(v)
			}
		case classNth:
			f.ordinal = v
			f.setDay(v)
		case classYear:
			f.setYear(v, false)
		case classShortYear:
			f.setYear(v, true)
		case classYearSpan:
			f.year, f.hasYear, f.year2, f.hasYear2, f.span = in.fig.a, true, in.fig.b, true, true
		case classISODate:
			f.iso = Day{in.fig.a, in.fig.b, in.fig.c}
		case classDaySpan:
			f.day, f.day2 = in.fig.a, in.fig.b
		}
	}
	m.spelled(x, &f)
	return f
}

func (f *form) setDay(v int) {
	if f.day == 0 {
		f.day = v
	} else {
		f.day2 = v
	}
}

func (f *form) setYear(v int, short bool) {
	switch {
	case !f.hasYear:
		f.year, f.hasYear, f.short = v, true, short
	case short:
		f.year2, f.hasYear2 = f.year-f.year%100+v, true
		if f.year2 <= f.year {
			f.year2 += 100
		}
	default:
		f.year2, f.hasYear2 = v, true
	}
}

// spelled takes up what patterns spell out instead of naming a class: units, 'a' for one,
// 'last' and 'next'.
func (m *matcher) spelled(x *match, f *form) {
	first := m.norm(x.first)
	if f.unit == unitNone {
		for i := x.first; i < x.last && f.unit == unitNone; i++ {
			w := m.infos[i].word
			switch {
			case w == nil:
			case w.mask>>classUnit&1 != 0:
				f.unit = w.value(classUnit)
			case w.mask>>classUnits&1 != 0:
				f.unit = w.value(classUnits)
			case w.mask>>classDaypart&1 != 0:
				f.unit, f.night = unitDay, true
			}
		}
	}
	if !f.hasWhich {
		for i := x.first; i < x.last; i++ {
			w := m.infos[i].word
			if w == nil {
				continue
			}
			if w.mask>>classWhich&1 != 0 {
				f.which, f.which2, f.hasWhich = w.value(classWhich), w.value(classWhich), true
				break
			}
			if w.mask>>classOrder&1 != 0 {
				f.which, f.which2, f.hasWhich = w.value(classOrder), w.value(classOrder), true
				break
			}
		}
	}
	if !f.hasNumber && (first == "a" || m.hasLiteral(x, "a")) {
		f.number, f.hasNumber = 1, true
	}
}

func (m *matcher) hasLiteral(x *match, text string) bool {
	for i := x.first; i < x.last; i++ {
		if m.tokens[i].Norm == text {
			return true
		}
	}
	return false
}
