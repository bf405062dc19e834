package when

import (
	"slices"
	"strings"
	"testing"

	"tenure/extract/token"
)

// all returns "text = value" of every expression of a text.
func all(t testing.TB, f *Finder, text, published string) []string {
	t.Helper()
	var ref Reference
	if published != "" {
		var err error
		if ref.Published, err = ParseDay(published); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for _, found := range f.FindAll(token.Parse(text), ref) {
		for _, e := range found {
			if text[e.Start:e.End] == "" {
				t.Errorf("%q: empty expression %+v", text, e)
			}
			out = append(out, text[e.Start:e.End]+" = "+e.Value)
		}
	}
	return out
}

// 24 May 2018 is a Thursday.
func TestFind(t *testing.T) {
	f := finder(t)
	for _, test := range []struct {
		text string
		want string // "text = value" between semicolons
	}{
		{"She has been treasurer for the last three years.", "the last three years = 2015~/2018-05"},
		{"He served from 2003 to 2011.", "from 2003 to 2011 = 2003/2011"},
		{"She has led the board since 2010.", "2010 = 2010"},
		{"He stays until next May.", "next May = 2019-05"},
		{"She sat on it between 2009 and 2012.", "between 2009 and 2012 = 2009/2012"},
		{"He was mayor in 2009-10.", "2009-10 = 2009/2010"},
		{"He was mayor in 2009/10.", "2009/10 = 2009/2010"},
		{"He was chairman for much of the 1980s.", "the 1980s = 198X"},
		{"She was a clerk in the late 1990s.", "the late 1990s = 199X"},
		{"It began in early 2017 and ended in mid-2018.", "early 2017 = 2017; mid-2018 = 2018"},
		{"She was appointed in March.", "March = 2018-03"},
		{"She will take over in March.", "March = 2019-03"},
		{"She takes over in September.", "September = 2018-09"},
		{"She was appointed last August.", "last August = 2017-08"},
		{"She starts next month.", "next month = 2018-06"},
		{"They voted this week, not last week.", "this week = 2018-W21; last week = 2018-W20"},
		{"He quit yesterday, on Tuesday evening or on Monday night.", "yesterday = 2018-05-23; Tuesday evening = 2018-05-22; Monday night = 2018-05-21"},
		{"He quit two years ago.", "two years ago = 2016"},
		{"He quit twelve months ago.", "twelve months ago = 2017-05"},
		{"The vote is on Monday week.", "Monday week = 2018-06-04"},
		{"She was chosen earlier this month.", "earlier this month = 2018-05"},
		{"She will go later this year.", "later this year = 2018"},
		{"She will start in the New Year.", "the New Year = 2019-01"},
		{"She will be gone by Christmas.", "Christmas = 2018-12"},
		{"It will be done by the end of the summer.", "the end of the summer = 2018-22"},
		{"It will be done by the end of the month.", "the end of the month = 2018-05"},
		{"She left on 31 March 2017, not March 31, 2016.", "31 March 2017 = 2017-03-31; March 31, 2016 = 2016-03-31"},
		{"She left on 12/05/2017.", "12/05/2017 = 2017-05-12"},
		{"She leaves on Sept. 4.", "Sept. 4 = 2018-09-04"},
		{"She left in the autumn.", "the autumn = 2017-23"},
		{"It was set up in the summer of 2015.", "the summer of 2015 = 2015-22"},
		{"It opens in spring 2019.", "spring 2019 = 2019-21"},
		{"The report came late last year.", "late last year = 2017"},
		{"The budget for the financial year 2019/20 passed.", "the financial year 2019/20 = 2019/2020"},
		{"It grew over the past six months.", "the past six months = 2017-11/2018-05"},
		{"The works start in week 23 of 2019.", "week 23 of 2019 = 2019-W23"},
		{"She stood down in May 2011. A year later he did.", "May 2011 = 2011-05; A year later = 2012"},
		{"She stood down on 3 May 2011 and he the following day.", "3 May 2011 = 2011-05-03; the following day = 2011-05-04"},
		{"He resigned in 2009 and his wife that year.", "2009 = 2009; that year = 2009"},
		{"He ran the depot in the eighties.", "the eighties = 198X"},
		{"The 2015 election and the 2016 referendum cost her the seat.", "2015 = 2015; 2016 = 2016"},
		{"Ada Holt became leader in May and Mr May lost in June.", "May = 2018-05; June = 2017-06"},
		{"Members meet next Thursday, May 31.", "next Thursday, May 31 = 2018-05-31"},
		{"They meet tomorrow (Friday) at the hall.", "tomorrow (Friday) = 2018-05-25"},
		{"He was born in 1950, joined in 1972 and 1974 was his best year.", "1950 = 1950; 1972 = 1972; 1974 = 1974"},
		{"She is to serve until the end of the municipal year.", "the end of the municipal year = 2019-05"},
		{"The post was cut in 2016.", "2016 = 2016"},
		{"The job was advertised in December and in January.", "December = 2017-12; January = 2018-01"},
		{"She was in charge from May 2014 until January 2016.", "from May 2014 until January 2016 = 2014-05/2016-01"},
		{"It sat from April to June 2016.", "from April to June 2016 = 2016-04/2016-06"},
		{"The fair ran from 4 to 9 May 2016.", "from 4 to 9 May 2016 = 2016-05-04/2016-05-09"},
		{"She has chaired it for the past eight years.", "the past eight years = 2010~/2018-05"},
		{"The first half of 2016 was worst.", "The first half of 2016 = 2016-01/2016-06"},
		{"On Boxing Day the club lost.", "Boxing Day = 2017-12-26"},
		{"She steps down at Easter.", "Easter = 2019-04-21"},
		{"She had been due to leave in July and was due to leave in March.", "July = 2018-07; March = 2018-03"},
		{"He could not be reached on Wednesday.", "Wednesday = 2018-05-23"},
		{"They fought back to go top on Saturday.", "Saturday = 2018-05-19"},
		{"The panel was set to meet on Friday.", "Friday = 2018-05-25"},
		{"He has until Friday to pay.", "Friday = 2018-05-25"},
		{"She was appointed to start in September.", "September = 2018-09"},
		{"Leader to step down in June", "June = 2018-06"},
		{"He was named acting chief from September.", "September = 2018-09"},
		{"It lost seats in the May elections, before last May's count.", "May = 2018-05; last May = 2017-05"},
		{"They met on Wednesday (May 23) and on Tuesday (22 May).", "Wednesday (May 23) = 2018-05-23; Tuesday (22 May) = 2018-05-22"},
		{"He left just over a year ago.", "just over a year ago = 2017"},
		{"The mayor elected in '98 said so.", "'98 = 1998"},
	} {
		got := strings.Join(all(t, f, test.text, "2018-05-24"), "; ")
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// What only looks like a time is none.
func TestFindNothing(t *testing.T) {
	f := finder(t)
	for _, text := range []string{
		"Theresa May said that Mrs March may march with April Bright and June Holt.",
		"She may, Mr August said, and they march on.",
		"He got a two-year contract and ran it for years, for four decades.",
		"The meeting is at 7pm, at 10.30am or at 1900 GMT.",
		"She is now in charge, he said recently.",
		"Ada Holt, 68, of Dunmarsh, won by 1,984 votes to 2004 votes.",
		"Call 01632 2018 for the number 19 bus, which costs £2019.",
		"Some 2000 homes and more than 1900 jobs went.",
		"Sorrel Wednesday beat Thorne Town 3-2.",
		"The Sunday Times and the Sunday school are shut.",
		"It opens every Tuesday and is open Monday to Friday.",
		"The winter fuel payment, the Christmas lights and the summer holidays were discussed.",
		"He read The Sun and sat with Sat Singh and Jan Dekker.",
		"The first day of the inquiry was a day on which nobody spoke, one of the last days.",
		"The Good Friday Agreement was signed by both.",
		"Her Saturday girl came to Sunday lunch.",
		"In the end of the day it was second to none, for a second time this time.",
		"She signed for two years and was jailed for three years.",
		"Turn left at junction 12, then take the A1974 or the B2010.",
	} {
		if got := all(t, f, text, "2018-05-24"); len(got) > 0 {
			t.Errorf("%s\n got %s", text, strings.Join(got, "; "))
		}
	}
}

// Without a day of publication what is relative stays open.
func TestFindUndated(t *testing.T) {
	f := finder(t)
	for _, test := range []struct{ text, want string }{
		{"She joined in March.", "March = XXXX-03"},
		{"She left last August.", "last August = XXXX-08"},
		{"She left in September of last year.", "September of last year = XXXX-09"},
		{"She left on March 31 and he started the morning after.", "March 31 = XXXX-03-31; the morning after = XXXX-04-01"},
		{"They met on Thursday, last week or this week.", "Thursday = ; last week = ; this week = "},
		{"She goes in the autumn.", "the autumn = "},
		{"It got worse over the last six to nine months.", "the last six to nine months = "},
		{"That beats 12-18 months ago.", "12-18 months ago = "},
		{"She starts in the New Year.", "the New Year = XXXX-01"},
		{"He has done it for the last three years.", "the last three years = "},
		{"She led it from 2012 to 2014.", "from 2012 to 2014 = 2012/2014"},
	} {
		if got := strings.Join(all(t, f, test.text, ""), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// In a history bare months and days hang on the date that it has come to.
func TestFindInHistory(t *testing.T) {
	text := "The war of the two valleys, 1931-1935\n\nOn 3 May 1931 the ferry was seized. In June the bridge fell. " +
		"By 9 August 1931 the mill was lost. On 2 February 1932 the miller sued. In April the court sat. The following month it rose. " +
		"Peace talks began in March 1934 and failed in May. Twenty years earlier they had not been needed. On 7 July the dam burst. " +
		"The treaty of 4 May 1935 ended it, and the bridge was rebuilt in June 1936."
	got := all(t, finder(t), text, "2009-12-19")
	want := []string{
		"1931-1935 = 1931/1935", "3 May 1931 = 1931-05-03", "June = 1931-06", "9 August 1931 = 1931-08-09",
		"2 February 1932 = 1932-02-02", "April = 1932-04", "The following month = 1932-05", "March 1934 = 1934-03",
		"May = 1934-05", "Twenty years earlier = 1914", "7 July = 1934-07-07", "4 May 1935 = 1935-05-04", "June 1936 = 1936-06",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A quotation speaks from the day on which it was said.
func TestFindInQuotation(t *testing.T) {
	text := "On Monday the leader wrote: \"I was told last night and I go today.\" Members were told yesterday."
	got := strings.Join(all(t, finder(t), text, "2018-05-24"), "; ")
	if want := "Monday = 2018-05-21; last night = 2018-05-20; today = 2018-05-21; yesterday = 2018-05-23"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A beginning and an end can be taken from an expression.
func TestEnds(t *testing.T) {
	f := finder(t)
	published, _ := ParseDay("2018-05-24")
	for _, test := range []struct {
		text       string
		kind       Kind
		start, end string
	}{
		{"She led it from 2012 to 2014.", Span, "2012", "2014"},
		{"She has led it for the last three years.", Span, "2015~", "2018-05"},
		{"She has led it since June 2012.", Since, "2012-06", ""},
		{"She will lead it from September.", Since, "2018-09", ""},
		{"She leads it until next May.", Until, "", "2019-05"},
		{"She was mayor in 2012.", Point, "2012", "2012"},
		{"She was mayor in 2012-13.", Span, "2012", "2013"},
	} {
		found := f.FindAll(token.Parse(test.text), Reference{published})[0]
		if len(found) != 1 || found[0].Kind != test.kind || found[0].StartValue != test.start || found[0].EndValue != test.end {
			t.Errorf("%s: want kind %d, start %q, end %q; got %+v", test.text, test.kind, test.start, test.end, found)
		}
	}
}
