package mail

import (
	"fmt"
	"strings"
	"testing"
)

// The fields are built as large hosts write them (RFC 8601 appendix B).
func TestAuthentications(t *testing.T) {
	for _, c := range []struct{ name, field, want string }{
		{
			"comments with separators",
			"mx.big.example;\r\n dkim=pass header.i=@firm.example header.s=s1 header.b=ab;\r\n spf=pass (big.example: domain of a@firm.example designates 192.0.2.1; really) smtp.mailfrom=a@firm.example;\r\n dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=firm.example",
			"mx.big.example dkim:pass:header.b=ab,header.i=@firm.example,header.s=s1 spf:pass:smtp.mailfrom=a@firm.example dmarc:fail:header.from=firm.example",
		},
		{"a version, none", "mail.example 1; none", "mail.example"},
		{"case, quotes and method version", `Mail.EXAMPLE; DKIM/1=Pass reason="good, signature; x=y" header.d=x.example`, "mail.example dkim:pass:header.d=x.example,reason=good,,x=y"},
		{"nested and unclosed comments", `m.example; spf=(a (b) c)softfail (never closed; dkim=pass`, "m.example spf:softfail:"},
		{"nothing", " ", ""},
	} {
		var got []string
		for _, a := range Parse([]byte("Authentication-Results: " + c.field + "\r\n\r\nx\r\n")).Authentications() {
			got = append(got, a.Server)
			for _, r := range a.Results {
				text := strings.ReplaceAll(strings.Trim(fmt.Sprint(r.Properties), "map[]"), ":", "=")
				got = append(got, r.Method+":"+r.Value+":"+strings.ReplaceAll(text, " ", ","))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}
