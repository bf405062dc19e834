package when

// Kind says how an expression relates to what it dates.
type Kind uint8

// The kinds.
const (
	Point Kind = iota // a day, week, month, season, year or decade in which something happens
	Span              // a stretch with both ends: from 2003 to 2011, the last three years
	Since             // it begins then: since 2010
	Until             // it ends then: until next May, by Christmas
)

// Reference is what relative expressions hang on.
type Reference struct {
	// Published is the day of publication, the zero Day when unknown.
	Published Day
}

// Expression is a stretch of a sentence that denotes a time.
type Expression struct {
	First, Last int // tokens of the document, half open
	Start, End  int // bytes of the text, half open
	// Value is the EDTF value, "" when the expression denotes a time that cannot be
	// resolved (a weekday in a text without a day of publication).
	Value string
	Kind  Kind
	// StartValue and EndValue are the EDTF dates from which a beginning or an end can be
	// taken: the two ends of a span, else both the Value (Since and Until give one only).
	StartValue, EndValue string
	// Rule is the name of the rule that found it.
	Rule string
}
