package exchange

import (
	"strconv"
	"strings"
	"time"

	"milepost/model"
)

// DateOrder says in which order a file writes day, month and year. 2026-11-23 is always read.
type DateOrder string

// Orders of dates. DatesAuto finds it out from the values of a column.
const (
	DatesAuto DateOrder = ""
	DatesDMY  DateOrder = "dmy"
	DatesMDY  DateOrder = "mdy"
	DatesYMD  DateOrder = "ymd"
)

// ParseDateOrder reads dmy, mdy or ymd; the empty text is DatesAuto. Errors are ErrInvalid.
func ParseDateOrder(s string) (DateOrder, error) {
	switch o := DateOrder(strings.ToLower(s)); o {
	case DatesAuto, DatesDMY, DatesMDY, DatesYMD:
		return o, nil
	}
	return "", &model.Problem{Key: "import.dates.order", Args: []any{s}, Err: model.ErrInvalid}
}

// dateParts are three numbers as written; an instant's time of day is cut off.
func dateParts(s string) (parts [3]int, yearFirst, ok bool) {
	if len(s) == 10 && s[4] == '-' && s[7] == '-' { // nearly all of a long list
		year, err := strconv.ParseUint(s[:4], 10, 16)
		month, err2 := strconv.ParseUint(s[5:7], 10, 16)
		day, err3 := strconv.ParseUint(s[8:], 10, 16)
		if err == nil && err2 == nil && err3 == nil {
			return [3]int{int(year), int(month), int(day)}, true, true
		}
	}
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "T "); i > 0 && strings.Contains(s[i:], ":") {
		s = s[:i]
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-./ ", r) })
	if len(words) != 3 {
		return parts, false, false
	}
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 || len(w) > 4 {
			return parts, false, false
		}
		parts[i] = n
	}
	return parts, len(words[0]) == 4, len(words[0]) == 4 || len(words[2]) == 4 || len(words[2]) == 2
}

// orderOf finds the order in which all dates of a column make sense; DatesAuto when both dmy and mdy do.
func orderOf(values []string) DateOrder {
	o := orderFinder{dmy: true, mdy: true}
	for _, v := range values {
		o.add(v)
	}
	return o.order()
}

// orderFinder says which orders all dates so far allow.
type orderFinder struct{ dmy, mdy bool }

func (o *orderFinder) add(v string) {
	p, yearFirst, ok := dateParts(v)
	if ok && !yearFirst {
		o.dmy, o.mdy = o.dmy && p[1] <= 12, o.mdy && p[0] <= 12
	}
}

func (o *orderFinder) order() DateOrder {
	switch {
	case o.dmy && !o.mdy:
		return DatesDMY
	case o.mdy && !o.dmy:
		return DatesMDY
	}
	return DatesAuto
}

// parseDate reads a date in an order; the key of the problem is empty when it is one. Years of two digits are those of
// this century: nobody's assignment began in another.
func parseDate(s string, order DateOrder) (model.Date, string) {
	p, yearFirst, ok := dateParts(s)
	if !ok {
		return model.Date{}, "import.row.date"
	}
	if yearFirst {
		order = DatesYMD
	}
	var y, m, d int
	switch order {
	case DatesYMD:
		y, m, d = p[0], p[1], p[2]
	case DatesDMY:
		d, m, y = p[0], p[1], p[2]
	case DatesMDY:
		m, d, y = p[0], p[1], p[2]
	default:
		if p[0] != p[1] {
			return model.Date{}, "import.row.date.order"
		}
		d, m, y = p[0], p[1], p[2]
	}
	if y < 100 {
		y += 2000
	}
	day := model.NewDate(y, time.Month(m), d)
	if m < 1 || m > 12 || day.Day() != d || int(day.Month()) != m || y > 9999 {
		return model.Date{}, "import.row.date"
	}
	return day, ""
}
