package mail

import (
	"bytes"
	"strings"
	"testing"
)

func TestOutline(t *testing.T) {
	raw := strings.ReplaceAll(`From: Eve <eve@inn.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=out

--out
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain; charset=utf-8

Dear Ada
--in
Content-Type: text/html; charset=utf-8

<p>Dear Ada</p>
--in--
--out
Content-Type: application/pdf; name="prices.pdf"
Content-Disposition: attachment; filename="prices.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--out--
`, "\n", "\r\n")
	parts, err := Outline([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parts {
		got = append(got, strings.Repeat(">", p.Depth)+p.ContentType+" "+p.Name)
	}
	want := "multipart/mixed |>multipart/alternative |>>text/plain |>>text/html |>application/pdf prices.pdf"
	if strings.Join(got, "|") != want || parts[4].Size != 5 {
		t.Errorf("%q, attachment of %d bytes", got, parts[len(parts)-1].Size)
	}
}

// A message that would keep enmime busy for hours is not given to it.
func TestOutlineRefusesNestingBombs(t *testing.T) {
	var b bytes.Buffer
	for range 30 {
		b.WriteString("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n")
	}
	if _, err := Outline(b.Bytes()); err == nil {
		t.Error("no error")
	}
}
