package calendar

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ru"
)

// Version names the state of the tables of holidays. It is frozen with a
// campaign, since another table gives other working times.
const Version = "rickar/cal 2.1.13 + 2026-11"

// Countries lists the countries that have a table, by ISO 3166-1 alpha-2 code.
func Countries() []string { return []string{"BY", "DE", "EE", "GB", "LT", "LV", "PL", "RU"} }

// HasTable reports whether a country has a table.
func HasTable(country string) bool { return slices.Contains(Countries(), country) }

// DecreedThrough is the last year whose exchanged working days are in the table
// of a country that sets them by yearly decree; ok is false where there are none.
// Later years have the holidays of the law alone.
func DecreedThrough(country string) (year int, ok bool) {
	switch country {
	case "BY", "RU":
		return 2026, true
	}
	return 0, false
}

// TableError says that there is no table of holidays.
type TableError struct {
	Column string // what has none: "country" or "region"
	text   string
}

func (e *TableError) Error() string { return e.text }

// yearTable is one year of one country.
type yearTable struct {
	off    map[civil]string       // holidays and days made free in exchange
	worked map[civil]time.Weekday // days off that are worked in exchange, and whose hours they have
}

// country is how the holidays of one country are found.
type country struct {
	law       []*cal.Holiday
	regions   map[string][]*cal.Holiday // nil: the law is the same everywhere
	exchanges []exchange
}

// exchange is one line of a decree: a day off is worked so that another is
// free. A zero worked means that the day off was lost on a holiday anyway.
// A cancelled day is the one on which the law alone would have made it up.
type exchange struct{ worked, free, cancelled civil }

// CheckRegion is an error that names the regions of a country when it has a table
// for each of them and this is none. A region may have the country in front.
func CheckRegion(country, region string) error {
	_, err := holidayTable(country, region)
	return err
}

// holidayTable returns the years of a country and region.
func holidayTable(code, region string) (func(year int) yearTable, error) {
	c, ok := countryOf(code)
	if !ok {
		return nil, &TableError{Column: "country", text: fmt.Sprintf("there is no table of holidays for country %q, only for %s; list its holidays with \"country: %s\" under hours.holidays, or write \"holidays: none\" there to count every day by its weekday",
			code, strings.Join(Countries(), ", "), code)}
	}
	law := c.law
	if region = strings.TrimPrefix(region, code+"-"); region != "" && c.regions != nil {
		if law, ok = c.regions[region]; !ok {
			return nil, &TableError{Column: "region", text: fmt.Sprintf("there is no table of holidays for region %q of %s; write one of %s, or leave it empty for the national holidays",
				region, code, strings.Join(slices.Sorted(maps.Keys(c.regions)), ", "))}
		}
	}
	return func(year int) yearTable { return c.year(law, year) }, nil
}

func (c country) year(law []*cal.Holiday, year int) yearTable {
	t := yearTable{off: map[civil]string{}, worked: map[civil]time.Weekday{}}
	for _, h := range law {
		actual, observed := h.Calc(year)
		if actual.IsZero() {
			continue
		}
		t.off[civilOf(actual)] = h.Name
		t.off[civilOf(observed)] = h.Name
	}
	for _, e := range c.exchanges {
		if e.free.year != year {
			continue
		}
		delete(t.off, e.cancelled)
		t.off[e.free] = "exchanged day off"
		if e.worked != (civil{}) {
			t.worked[e.worked] = e.free.weekday()
		}
	}
	return t
}

func countryOf(code string) (country, bool) {
	switch code {
	case "BY":
		return country{law: belarus(), exchanges: belarusianDecrees()}, true
	case "DE":
		return country{law: de.Holidays, regions: germany()}, true
	case "EE":
		return country{law: estonia()}, true
	case "GB":
		return country{law: english(), regions: britain()}, true
	case "LT":
		return country{law: append(slices.Clone(lt.Holidays), aa.Easter)}, true
	case "LV":
		return country{law: append(slices.Clone(lv.Holidays), aa.Pentecost)}, true
	case "PL":
		return country{law: poland()}, true
	case "RU":
		return country{law: russia(), exchanges: russianDecrees()}, true
	}
	return country{}, false
}

// fixed is a holiday on the same date in every year from the given one on.
func fixed(name string, month time.Month, day, since int) *cal.Holiday {
	return &cal.Holiday{Name: name, Month: month, Day: day, StartYear: since, Func: cal.CalcDayOfMonth}
}

// once is a holiday of one year.
func once(name string, year int, month time.Month, day int) *cal.Holiday {
	h := fixed(name, month, day, year)
	h.EndYear = year
	return h
}

// estonia follows the Public Holidays and Days of National Importance Act,
// section 2. A holiday on a weekend is not made up for, and Easter Monday is worked.
func estonia() []*cal.Holiday {
	return []*cal.Holiday{
		fixed("uusaasta", time.January, 1, 0),
		fixed("iseseisvuspäev", time.February, 24, 0),
		aa.GoodFriday, aa.Easter,
		fixed("kevadpüha", time.May, 1, 0),
		aa.Pentecost,
		fixed("võidupüha", time.June, 23, 0),
		fixed("jaanipäev", time.June, 24, 0),
		fixed("taasiseseisvumispäev", time.August, 20, 0),
		fixed("jõululaupäev", time.December, 24, 0),
		fixed("esimene jõulupüha", time.December, 25, 0),
		fixed("teine jõulupüha", time.December, 26, 0),
	}
}

// poland adds what the library lacks: the Sundays, which matter to who works on
// Sundays, and Christmas Eve, a day off since 2025 (Dz.U. 2024 poz. 1965).
func poland() []*cal.Holiday {
	return append(slices.Clone(pl.Holidays), aa.Easter, aa.Pentecost, fixed("Wigilia", time.December, 24, 2025))
}

// germany adds what the library lacks to its regions: 8 March in
// Mecklenburg-Vorpommern since 2023, and 8 May 2025 in Berlin.
func germany() map[string][]*cal.Holiday {
	return map[string][]*cal.Holiday{
		"BB": de.HolidaysBB,
		"BE": append(slices.Clone(de.HolidaysBE), once("Tag der Befreiung", 2025, time.May, 8)),
		"BW": de.HolidaysBW,
		"BY": de.HolidaysBY,
		"HB": de.HolidaysHB,
		"HE": de.HolidaysHE,
		"HH": de.HolidaysHH,
		"MV": append(slices.Clone(de.HolidaysMV), fixed("Frauentag", time.March, 8, 2023)),
		"NI": de.HolidaysNI,
		"NW": de.HolidaysNW,
		"RP": de.HolidaysRP,
		"SH": de.HolidaysSH,
		"SL": de.HolidaysSL,
		"SN": de.HolidaysSN,
		"ST": de.HolidaysST,
		"TH": de.HolidaysTH,
	}
}

// english is England and Wales; the library lacks the day of the Queen's funeral.
func english() []*cal.Holiday {
	return append(slices.Clone(gb.Holidays), once("State Funeral of Queen Elizabeth II", 2022, time.September, 19))
}

// britain gives the bank holidays of the parts of the United Kingdom.
func britain() map[string][]*cal.Holiday {
	weekend := []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}}
	moved := func(h *cal.Holiday, alt []cal.AltDay) *cal.Holiday {
		h.Observed = alt
		return h
	}
	scotland := slices.DeleteFunc(english(), func(h *cal.Holiday) bool {
		return h == gb.EasterMonday || h == gb.SummerHoliday
	})
	return map[string][]*cal.Holiday{
		"ENG": english(),
		"WLS": english(),
		"SCT": append(scotland, gb.SummerHolidayScotland,
			moved(fixed("2nd January", time.January, 2, 0), gb.BoxingDay.Observed),
			moved(fixed("St Andrew's Day", time.November, 30, 0), weekend),
			once("World Cup", 2026, time.June, 15)),
		"NIR": append(english(),
			moved(fixed("St Patrick's Day", time.March, 17, 0), weekend),
			moved(fixed("Battle of the Boyne", time.July, 12, 0), weekend)),
	}
}

// russia adds 2-6 and 8 January, which the library lacks (Labour Code, article 112).
// Those days are moved only by decree, and so are 1 and 7 January.
func russia() []*cal.Holiday {
	law := slices.DeleteFunc(slices.Clone(ru.Holidays), func(h *cal.Holiday) bool {
		return h == ru.NewYear || h == ru.OrthodoxChristmas
	})
	for day := 1; day <= 8; day++ {
		law = append(law, fixed("Новогодние каникулы", time.January, day, 0))
	}
	return law
}

// russianDecrees are the exchanges of the government's decrees: 1314 of
// 10 August 2023, 1335 of 4 October 2024 and 1466 of 24 September 2025.
func russianDecrees() []exchange {
	return []exchange{
		{worked: civil{2024, time.April, 27}, free: civil{2024, time.April, 29}},
		{worked: civil{2024, time.November, 2}, free: civil{2024, time.April, 30}},
		{free: civil{2024, time.May, 10}},
		{worked: civil{2024, time.December, 28}, free: civil{2024, time.December, 30}},
		{free: civil{2024, time.December, 31}},
		{free: civil{2025, time.May, 2}},
		{free: civil{2025, time.May, 8}, cancelled: civil{2025, time.February, 24}},
		{free: civil{2025, time.June, 13}, cancelled: civil{2025, time.March, 10}},
		{worked: civil{2025, time.November, 1}, free: civil{2025, time.November, 3}},
		{free: civil{2025, time.December, 31}},
		{free: civil{2026, time.January, 9}},
		{free: civil{2026, time.December, 31}},
	}
}

// belarus follows Decree 157 of 26 March 1998. A holiday on a weekend is not
// made up for. Radunitsa is the Tuesday nine days after the Orthodox Easter.
func belarus() []*cal.Holiday {
	return []*cal.Holiday{
		fixed("Новы год", time.January, 1, 0),
		fixed("Новы год", time.January, 2, 2020),
		fixed("Каляды праваслаўныя", time.January, 7, 0),
		fixed("Дзень жанчын", time.March, 8, 0),
		{Name: "Радаўніца", Julian: true, Offset: 9, Func: cal.CalcEasterOffset},
		fixed("Свята працы", time.May, 1, 0),
		fixed("Дзень Перамогі", time.May, 9, 0),
		fixed("Дзень Незалежнасці", time.July, 3, 0),
		fixed("Дзень Кастрычніцкай рэвалюцыі", time.November, 7, 0),
		fixed("Каляды каталіцкія", time.December, 25, 0),
	}
}

// belarusianDecrees are the exchanges of the Council of Ministers for 2024 to
// 2026; the last is resolution 397 of 22 July 2025.
func belarusianDecrees() []exchange {
	return []exchange{
		{worked: civil{2024, time.May, 18}, free: civil{2024, time.May, 13}},
		{worked: civil{2024, time.November, 16}, free: civil{2024, time.November, 8}},
		{worked: civil{2025, time.January, 11}, free: civil{2025, time.January, 6}},
		{worked: civil{2025, time.April, 26}, free: civil{2025, time.April, 28}},
		{worked: civil{2025, time.July, 12}, free: civil{2025, time.July, 4}},
		{worked: civil{2025, time.December, 20}, free: civil{2025, time.December, 26}},
		{worked: civil{2026, time.April, 25}, free: civil{2026, time.April, 20}},
	}
}
