package mail

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// show writes lines as "origin/depth/mark text" for comparison.
func show(lines []Line) string {
	names := map[Origin]string{New: "new", Quote: "quote", Signature: "sig", Hidden: "hidden"}
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%s/%d/%s|%s\n", names[l.Origin], l.Depth, l.Mark, l.Text)
	}
	return b.String()
}

func linesOf(html string) []Line {
	lines, _ := htmlLines(html)
	return lines
}

func TestHTMLLines(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{
			"paragraphs and breaks", "<p>Dear  Ms\nPeake,</p><p>yes.<br>No.</p>",
			"new/0/|Dear Ms Peake,\nnew/0/|\nnew/0/|yes.\nnew/0/|No.\nnew/0/|\n",
		},
		{
			"an empty div is an empty line", "<div>a</div><div><br></div><div>b</div>",
			"new/0/|a\nnew/0/|\nnew/0/|b\n",
		},
		{
			"Word's paragraphs have no space between", `<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>`,
			"new/0/|a\nnew/0/|\nnew/0/|b\n",
		},
		{
			"Gmail", `<div dir="ltr">Yes.<div class="gmail_signature">Jo</div></div><div class="gmail_quote"><div class="gmail_attr">On Mon Jo wrote:</div><blockquote class="gmail_quote" style="border-left:1px solid #ccc">Q?</blockquote></div>`,
			"new/0/|Yes.\nsig/0/gmail_signature|Jo\nquote/2/gmail_quote|On Mon Jo wrote:\nquote/2/gmail_quote|Q?\n",
		},
		{
			"Gmail's indentation is no quotation", `<blockquote class="gmail_quote" style="margin:0 0 0 40px;border:none">mine</blockquote>`,
			"new/0/|mine\n",
		},
		{
			"Thunderbird", `<p>Yes.</p><div class="moz-cite-prefix">On 13/10 Jo wrote:</div><blockquote type="cite">Q?</blockquote>below`,
			"new/0/|Yes.\nnew/0/|\nquote/1/moz-cite-prefix|On 13/10 Jo wrote:\nquote/1/blockquote_cite|Q?\nnew/0/|below\n",
		},
		{
			"Outlook on the web: all after the block is quoted", `<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Jo</div><div>Q?</div>`,
			"new/0/|Yes.\nquote/0/hr|\nquote/1/appendonsend|From: Jo\nquote/1/appendonsend|Q?\n",
		},
		{
			"Word's border above the block, an answer in blue", `<p class=MsoNormal>See below.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>From:</b> Jo<br><b>Sent:</b> Monday</p></div><p class=MsoNormal>Q?</p><p class=MsoNormal><span style="color:#0000FF">A.</span></p>`,
			"new/0/|See below.\nquote/1/word_border|From: Jo\nquote/1/word_border|Sent: Monday\nquote/1/word_border|Q?\nquote/1/colored|A.\n",
		},
		{
			"a border without a header block is only a line", `<p>a</p><div style="border:none;border-top:solid windowtext 1.0pt;padding:3.0pt 0cm">b</div>`,
			"new/0/|a\nnew/0/|\nnew/0/|b\n",
		},
		{
			"hidden", `<div style="display:none">preheader</div>a<span style="font-size:1px">b</span><span style="color:#ffffff">c</span>`,
			"hidden/0/hidden|preheader\nnew/0/|a\nhidden/0/hidden|bc\n",
		},
		{
			"answers between the quotations of Gmail's wrapper", `<div>See below.</div><div class="gmail_quote"><div class="gmail_attr">On Mon Jo wrote:</div><blockquote class="gmail_quote" style="border-left:1px solid">Q1?</blockquote><div>A1.</div><blockquote class="gmail_quote" style="border-left:1px solid">Q2?</blockquote><div>A2.</div></div>`,
			"new/0/|See below.\nquote/2/gmail_quote|On Mon Jo wrote:\nquote/2/gmail_quote|Q1?\nnew/0/|A1.\nquote/2/gmail_quote|Q2?\nnew/0/|A2.\n",
		},
		{
			"what follows a quotation in forwarded mail is forwarded too", `<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------</div><blockquote type="cite">Q?</blockquote><div>theirs</div></div>`,
			"quote/2/gmail_quote|---------- Forwarded message ---------\nquote/2/gmail_quote|Q?\nquote/1/gmail_quote|theirs\n",
		},
		{
			"an answer in a colour of its own inside a quotation", `<blockquote type="cite"><div>Q?</div><div style="color:#c00000">A.</div></blockquote>`,
			"quote/1/blockquote_cite|Q?\nquote/1/colored|A.\n",
		},
		{"names that Gmail rewrote", `<div>a</div><div id="m_-123divRplyFwdMsg">From: Jo</div>`, "new/0/|a\nquote/1/divrplyfwdmsg|From: Jo\n"},
		{"names that Exchange rewrote twice", `<div>a</div><div id="x_x_divRplyFwdMsg">From: Jo</div>`, "new/0/|a\nquote/1/divrplyfwdmsg|From: Jo\n"},
		{"GMX", `<div>a</div><div name="quote" style="border-left:2px solid">q</div>`, "new/0/|a\nquote/1/quote|q\n"},
		{"a class of anybody's", `<div class="quote">Our offer: 90 a night</div>`, "new/0/|Our offer: 90 a night\n"},
		{"Zimbra", `<div>a</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Jo</div><div data-marker="__QUOTED_TEXT__">q</div>`, "new/0/|a\nquote/0/hr|\nquote/1/__headers__|From: Jo\nquote/1/__quoted_text__|q\n"},
		{
			"Word's border in the long form", `<p class=MsoNormal>a</p><div style="border-width:1pt medium medium;border-style:solid none none;padding:3pt 0cm 0cm"><b>From:</b> Jo<br><b>Sent:</b> Monday</div>q`,
			"new/0/|a\nquote/1/word_border|From: Jo\nquote/1/word_border|Sent: Monday\nquote/1/word_border|q\n",
		},
		{"Yahoo's signature", `a<div class="ydp1a2b3c4dsignature">Jo</div>`, "new/0/|a\nsig/0/signature|Jo\n"},
		{
			"out of sight", `<div style="opacity:0.0">a</div><div style="width:0;overflow:hidden">b</div><p style="text-indent:-9999px;margin:0">c</p><i style="color:transparent">d</i>e`,
			"hidden/0/hidden|a\nhidden/0/hidden|b\nhidden/0/hidden|c\nhidden/0/hidden|d\nnew/0/|e\n",
		},
		{"kept from screen readers only", `<span aria-hidden="true">£15</span>`, "new/0/|£15\n"},
		{"white that is handed down to a dark ground", `<table style="color:#fff"><tr><td bgcolor="#003366">Offer</td></tr></table>`, "new/0/boxed|Offer\n"},
		{"links as lines", `<a style="display:block">one</a><a style="display:block">two</a>`, "new/0/|one\nnew/0/|two\n"},
		{"white on a dark ground is shown", `<table bgcolor="#003366"><tr><td style="color:#ffffff">Offer</td></tr></table>`, "new/0/boxed|Offer\n"},
		{"a button", `<p><a href="https://x.example" style="background:#06c;padding:8px">Answer</a></p>`, "new/0/button|Answer\nnew/0/|\n"},
		{"a row of links", `<a href="https://x.example/1">Help</a> · <a href="https://x.example/2">Privacy</a>`, "new/0/link_bar|Help · Privacy\n"},
		{"links with words between", `<a href="https://x.example/1">Help</a> and <a href="https://x.example/2">more</a>`, "new/0/|Help and more\n"},
		{"links that show their address", `<a href="https://x.example/1">www.x.example</a> · <a href="mailto:a@x.example">a@x.example</a>`, "new/0/|www.x.example · a@x.example\n"},
		{
			"small and grey", `<p>Yes.</p><td><div style="font-size:11px;color:#999999">You get this because</div></td>`,
			"new/0/|Yes.\nnew/0/|\nnew/0/fine_print|You get this because\n",
		},
		{"scripts and styles are not text", `<style>p{}</style><script>alert(1)</script><p>a</p>`, "new/0/|a\nnew/0/|\n"},
		{"cells", "<table><tr><td>Room</td><td>£148</td></tr><tr><td>Dog</td><td>£15</td></tr></table>", "new/0/|Room £148\nnew/0/|Dog £15\n"},
		{"preformatted", "<pre>a\n  b</pre>", "new/0/|a\nnew/0/|  b\nnew/0/|\n"},
		{"quote marks in HTML text", "<div>&gt; Q?</div><div>A</div>", "new/1/|> Q?\nnew/0/|A\n"},
	}
	for _, test := range tests {
		if got := show(linesOf(test.html)); got != test.want {
			t.Errorf("%s:\ngot\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestHTMLIsBounded(t *testing.T) {
	start := time.Now()
	for _, html := range []string{
		strings.Repeat("<div>", 100_000) + "deep",
		strings.Repeat("<b><p>", 50_000) + "misnested",
		strings.Repeat("<table><tr><td>", 5_000) + "tables",
		strings.Repeat("<br>", 500_000),
	} {
		linesOf(html)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if got := show(linesOf(strings.Repeat("<div>", 2000) + "deep")); !strings.Contains(got, "deep") {
		t.Errorf("text below the limit of depth was lost: %q", got)
	}
}
