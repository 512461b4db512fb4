package exchange_test

import (
	"net/url"
	"strings"
	"testing"

	"milepost/exchange"
)

func TestMailLinks(t *testing.T) {
	for _, c := range [][4]string{
		{"amara@example.com", "One-on-one", "1. Call Konex\n2. Write", "mailto:amara@example.com?subject=One-on-one&body=1.%20Call%20Konex%0D%0A2.%20Write"},
		{"", "a&b=c?d", "100 % + 1\r\nx\ry", "mailto:?subject=a%26b%3Dc%3Fd&body=100%20%25%20%2B%201%0D%0Ax%0D%0Ay"},
		{"a@b.c?bcc=evil@example.com&x", "two\nlines", "", "mailto:a@b.c%3Fbcc%3Devil@example.com%26x?subject=two%20lines"},
		{"gorby%kremvax@example.com", "Łucja Wiśniewska", "", "mailto:gorby%25kremvax@example.com?subject=%C5%81ucja%20Wi%C5%9Bniewska"},
	} {
		got := exchange.MailLink(c[0], c[1], c[2])
		if got != c[3] {
			t.Errorf("got  %s\nwant %s", got, c[3])
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "mailto" || len(u.Query()) > 2 {
			t.Errorf("%s: %v %v", got, u, err)
		}
		if body := u.Query().Get("body"); strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", ""), "\n", "!") != strings.ReplaceAll(body, "\r\n", "") {
			t.Errorf("a line of %q ends otherwise", body)
		}
	}
}
