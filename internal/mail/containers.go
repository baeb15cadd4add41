package mail

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quoteNames are the classes, ids and names that mail programs give to the
// container of a quotation or to the line that introduces it.
var quoteNames = map[string]bool{
	"gmail_quote": true, "gmail_quote_container": true, "gmail_attr": true, // Gmail
	"moz-cite-prefix": true, "moz-forward-container": true, // Thunderbird
	"yahoo_quoted": true, "yahoo-quoted-begin": true, "iosymail": true, // Yahoo
	"protonmail_quote": true, "tutanota_quote": true, "skiff_quote": true,
	"zmail_extra": true, "zmail_extra_hr": true, "blockquote_zmail": true, // Zoho
	"ms-outlook-mobile-reference-message": true, "mail-editor-reference-message-container": true, "olk_src_body_section": true, // Outlook
	"js-helper": true, "mail-quote-collapse": true, "data-o-mail-quote": true, // Mail.ru, Odoo
	"ik_mail_quote": true, "forwardcontentmessage": true, // Infomaniak
	"mail_android_quote": true, "quote": true, // GMX and web.de, the second only as a name
	"messagereplysection": true, "airmail_on": true, "airmail_ext_on": true, "missive_quote": true, "front-blockquote": true, "gorgias_quote": true,
	"skype_quote": true, "quoted-text": true, "history_container": true, "mailbox_quote": true, "quotelvl1": true, "cite": true,
	"ntes-pcmail-quote": true, "isforwardcontent": true, "isreplycontent": true, "reply139content": true, "orimsghtmlseperator": true, // NetEase, QQ, 139
	"origbody": true, "reply-intro": true, "qt": true, // Roundcube's "reply-intro"
	"__quoted_text__": true, "__headers__": true, // Zimbra's data-marker
}

// tailNames are those of elements from which on everything is quoted: Outlook on
// the web and Zimbra put no container around it.
var tailNames = map[string]bool{
	"divrplyfwdmsg": true, "appendonsend": true, "stopspelling": true, "zwchr": true, "replysplit": true,
}

// signatureNames are those of containers of a signature.
var signatureNames = map[string]bool{
	"gmail_signature": true, "gmail_signature_prefix": true, "moz-signature": true, "protonmail_signature_block": true, "ms-outlook-mobile-signature": true,
	"signature": true, "email-signature": true, "mail-signature": true, "yahoo-signature": true, "applemailsignature": true,
	"mail-app-auto-default-signature": true, "composer_signature": true, "_rc_sig": true, "messagesignaturesection": true, "editorusersignature": true,
	"signature-div": true, "ntes-pcmac-signature": true, "ntes-pcmail-signature": true, "k9mail-signature": true,
}

// rewritten is what programs put before the classes and ids of mail that they
// pass on: "x_" by Exchange, "m_-123" and "gmail-" by Gmail, "ydp1a2b3c" by Yahoo.
var rewritten = regexp.MustCompile(`^(?:x_|gmail-m_-?\d+|gmail-|m_-?\d+|ydp[0-9a-f]{6,10})+`)

// original is a class or id without what was put before it.
func original(name string) string {
	for _, begin := range [...]string{"x_", "gmail-", "m_", "ydp"} {
		if strings.HasPrefix(name, begin) {
			return rewritten.ReplaceAllString(name, "")
		}
	}
	return name
}

// names returns the classes, the id, the name and the data-marker of n in lower
// case, without what was put before them.
func names(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			for c := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				out = append(out, original(c))
			}
		case "name":
			if v := strings.ToLower(a.Val); v == "quote" || strings.HasPrefix(v, "message") {
				out = append(out, v)
			}
		case "data-marker":
			out = append(out, strings.ToLower(a.Val))
		case "data-o-mail-quote":
			out = append(out, a.Key)
		}
	}
	return out
}

// quoteMark names the rule by which n, which bears the given names, is the
// container of a quotation, "" when it is none.
func quoteMark(n *html.Node, marks []string, css map[string]string) string {
	if n.DataAtom == atom.Blockquote {
		return blockquoteMark(n, css)
	}
	for _, c := range marks {
		if c == "quote" && attr(n, "name") == "" {
			continue // a class of that name is anybody's
		}
		if quoteNames[c] {
			return c
		}
		if strings.HasPrefix(c, "yahoo_quoted") {
			return "yahoo_quoted"
		}
	}
	return ""
}

// isQuoteWrapper reports an element that programs put around an attribution and
// what it introduces, and in which answers between the quotations stand. One that
// begins with dashes is forwarded mail, all of it.
func isQuoteWrapper(n *html.Node, marks []string) bool {
	if n.DataAtom != atom.Div || strings.HasPrefix(firstText(n, 0), "--") {
		return false
	}
	for _, c := range marks {
		switch c {
		case "gmail_quote", "gmail_quote_container", "protonmail_quote", "mail_android_quote", "missive_quote":
			return true
		}
	}
	return false
}

// firstText returns the first text in n that is not empty.
func firstText(n *html.Node, depth int) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	for c := n.FirstChild; c != nil && depth < 20; c = c.NextSibling {
		if text := firstText(c, depth+1); text != "" {
			return text
		}
	}
	return ""
}

// blockquoteMark tells quotation from indentation: programs write the latter as a
// blockquote without a border.
func blockquoteMark(n *html.Node, css map[string]string) string {
	border := css["border"] + css["border-left"] + css["border-width"]
	plain := strings.HasPrefix(border, "none") || strings.HasPrefix(border, "0")
	cite := strings.EqualFold(attr(n, "type"), "cite")
	if plain && !cite {
		return ""
	}
	if cite {
		return "blockquote_cite"
	}
	if hasClass(n, "gmail_quote") {
		return "gmail_quote"
	}
	return "blockquote"
}

// tailMark names the rule by which everything from n on is quoted. Outlook and
// Word put a block of From, Sent, To, Subject above the quotation, and no
// container around it.
func tailMark(n *html.Node, marks []string, css map[string]string) string {
	for _, c := range marks {
		if tailNames[c] {
			return c
		}
	}
	if n.DataAtom == atom.Div && wordBorder(css) && headerBlock(n) {
		return "word_border"
	}
	return ""
}

// wordBorder reports the line that Word draws above the block: on top only, with
// a space of three points. Browsers write the same in the long form.
func wordBorder(css map[string]string) bool {
	if !strings.HasPrefix(css["padding"], "3") && !strings.HasPrefix(css["padding-top"], "3") {
		return false
	}
	short := strings.Contains(css["border-top"], "solid") && strings.HasPrefix(css["border"], "none")
	return short || strings.HasPrefix(css["border-style"], "solid none none")
}

// headerBlock reports an element in whose text at least two labels end in a colon.
func headerBlock(n *html.Node) bool {
	w := walker{}
	w.children(n, style{}, maxHTMLDepth-20)
	w.flush()
	labels := 0
	for _, l := range w.lines[:min(len(w.lines), 10)] {
		if i := strings.IndexByte(l.Text, ':'); i > 0 && i < 30 {
			labels++
		}
	}
	return labels >= 2
}

// signatureMark names the rule by which n is the container of a signature, "" when it is none.
func signatureMark(n *html.Node, marks []string) string {
	if attr(n, "data-smartmail") == "gmail_signature" {
		return "gmail_signature"
	}
	if attr(n, "data-signature-widget") != "" {
		return "signature_widget"
	}
	for _, c := range marks {
		switch {
		case signatureNames[c] && strings.EqualFold(attr(n, "id"), c):
			return "signature_id"
		case signatureNames[c]:
			return c
		}
	}
	return ""
}

// isHidden reports an element that a reader does not see: switched off, of no
// size, or out of the page, as preheaders and tracking texts are. What is only
// kept from screen readers (aria-hidden) is seen.
func isHidden(n *html.Node, css map[string]string) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	if hasClass(n, "preheader") || hasClass(n, "preview-text") || hasClass(n, "mcnpreviewtext") {
		return true
	}
	switch {
	case css["display"] == "none", css["visibility"] == "hidden", css["visibility"] == "collapse", css["mso-hide"] == "all",
		isNought(css["opacity"]), isZero(css["font-size"]), css["color"] == "transparent", strings.HasPrefix(css["text-indent"], "-9"):
		return true
	}
	return css["overflow"] == "hidden" && (isZero(css["max-height"]) || isZero(css["height"]) || isZero(css["max-width"]) || isZero(css["width"]))
}

func isNought(v string) bool {
	if v == "" {
		return false
	}
	f, err := strconv.ParseFloat(v, 64)
	return err == nil && f == 0
}

// isZero reports a size too small to be seen, up to one pixel.
func isZero(size string) bool {
	if size == "" {
		return false
	}
	f, err := strconv.ParseFloat(strings.TrimRight(size, "pxtem%r "), 64)
	return err == nil && (f == 0 || f <= 1 && strings.HasSuffix(size, "px"))
}

// isButton reports a link with a ground and a space of its own around its words.
func isButton(n *html.Node, css map[string]string) bool {
	bg := background(n, css)
	return bg != "" && !isWhite(bg) && (css["padding"] != "" || css["padding-left"] != "" || css["display"] == "inline-block")
}

func background(n *html.Node, css map[string]string) string {
	for _, v := range []string{css["background-color"], css["background"], strings.ToLower(attr(n, "bgcolor")), attr(n, "background")} {
		if v != "" && v != "none" && v != "transparent" {
			return v
		}
	}
	return ""
}

func isWhite(color string) bool {
	switch strings.ReplaceAll(color, " ", "") {
	case "white", "#fff", "#ffffff", "#fffffe", "#fefefe", "rgb(255,255,255)", "rgba(255,255,255,1)":
		return true
	}
	return false
}

// ink is what matters of the colour of text; the zero value is the default.
type ink struct {
	white   bool
	grey    bool // lighter than text is written in
	colored bool // not black nor a grey
}

// inkOf reads a colour in lower case.
func inkOf(color string) ink {
	return ink{white: isWhite(color), grey: isGrey(color), colored: !isNeutral(color)}
}

// isNeutral reports the colours of ordinary text: none, black, and greys.
func isNeutral(color string) bool {
	switch color {
	case "", "black", "windowtext", "inherit", "initial", "gray", "grey", "white", "auto", "currentcolor":
		return true
	}
	r, g, b, ok := rgb(color)
	return !ok || max(r, g, b)-min(r, g, b) < 40
}

// isGrey reports a grey that is lighter than text is written in.
func isGrey(color string) bool {
	if color == "gray" || color == "grey" || color == "silver" || color == "darkgray" {
		return true
	}
	r, g, b, ok := rgb(color)
	return ok && isNeutral(color) && color != "" && min(r, g, b) >= 0x70 && max(r, g, b) < 0xe0
}

// isSmall reports a font size below twelve pixels.
func isSmall(size string) bool {
	value := strings.TrimRight(size, "pxt ")
	f, err := strconv.ParseFloat(value, 64)
	return err == nil && (strings.HasSuffix(size, "px") && f < 12 || strings.HasSuffix(size, "pt") && f < 9)
}

// rgb reads a #rgb, #rrggbb or rgb() colour. A colour name is no neutral one.
func rgb(color string) (r, g, b int, ok bool) {
	if hex, found := strings.CutPrefix(color, "#"); found {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		v, err := strconv.ParseUint(hex, 16, 32)
		return int(v >> 16 & 255), int(v >> 8 & 255), int(v & 255), err == nil && len(hex) == 6
	}
	inner, found := strings.CutPrefix(color, "rgb(")
	if !found {
		return 0, 255, 0, true
	}
	parts := strings.Split(strings.TrimSuffix(inner, ")"), ",")
	if len(parts) != 3 {
		return 0, 0, 0, false
	}
	var v [3]int
	for i, p := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil {
			return 0, 0, 0, false
		}
		v[i] = n
	}
	return v[0], v[1], v[2], true
}
