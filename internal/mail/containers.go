package mail

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quoteClasses are the classes that mail programs give to the container of a
// quotation or to the line that introduces it. Exchange puts "x_" before the
// classes of what it passes on.
var quoteClasses = []string{
	"gmail_quote", "gmail_quote_container", "gmail_attr", // Gmail
	"moz-cite-prefix", "moz-forward-container", // Thunderbird
	"yahoo_quoted", "yahoo-quoted-begin", // Yahoo
	"protonmail_quote", "tutanota_quote", "zmail_extra", "zmail_extra_hr",
	"ms-outlook-mobile-reference-message", "skype_quote", "front-blockquote", "quoted-text", "gorgias_quote", "history_container",
	"freebirdformviewerviewresponselinkcontainer",
	"js-helper", // Mail.ru
	"cite", "mailbox_quote", "quotelvl1",
}

// quoteIDs are ids of such containers.
var quoteIDs = []string{"olk_src_body_section", "mail-editor-reference-message-container", "reply-intro", "yahoo_quoted", "qt", "isforwardcontent", "isreplycontent", "origbody"}

// quoteMark names the rule by which n is the container of a quotation, "" when it is none.
func quoteMark(n *html.Node, css map[string]string) string {
	if n.DataAtom == atom.Blockquote {
		return blockquoteMark(n, css)
	}
	for _, c := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		c = strings.TrimPrefix(c, "x_")
		for _, known := range quoteClasses {
			if c == known {
				return known
			}
		}
	}
	id := strings.TrimPrefix(strings.ToLower(attr(n, "id")), "x_")
	for _, known := range quoteIDs {
		if id == known || known == "yahoo_quoted" && strings.HasPrefix(id, known) {
			return known
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
func tailMark(n *html.Node, css map[string]string) string {
	switch id := strings.ToLower(attr(n, "id")); id {
	case "divrplyfwdmsg", "x_divrplyfwdmsg", "appendonsend":
		return strings.TrimPrefix(id, "x_")
	}
	if n.DataAtom != atom.Div {
		return ""
	}
	border, padding := css["border-top"], css["padding"]
	solid := strings.Contains(border, "solid") && strings.HasPrefix(css["border"], "none")
	if solid && strings.HasPrefix(padding, "3") && headerBlock(n) {
		return "word_border"
	}
	return ""
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
func signatureMark(n *html.Node) string {
	for _, c := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		switch c = strings.TrimPrefix(c, "x_"); c {
		case "gmail_signature", "gmail_signature_prefix", "moz-signature", "protonmail_signature_block", "ms-outlook-mobile-signature", "signature", "email-signature", "mail-signature", "yahoo-signature":
			return c
		}
	}
	if attr(n, "data-smartmail") == "gmail_signature" {
		return "gmail_signature"
	}
	if attr(n, "data-signature-widget") != "" {
		return "signature_widget"
	}
	switch id := strings.TrimPrefix(strings.ToLower(attr(n, "id")), "x_"); id {
	case "signature", "ms-outlook-mobile-signature", "applemailsignature", "mail-app-auto-default-signature", "composer_signature":
		return "signature_id"
	}
	return ""
}

// isHidden reports an element that a reader does not see: switched off, of no
// size, or white on white, as preheaders and tracking texts are.
func isHidden(n *html.Node, css map[string]string, s style) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	for _, c := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		if c == "preheader" || c == "preview-text" || c == "mcnpreviewtext" {
			return true
		}
	}
	switch {
	case css["display"] == "none", css["visibility"] == "hidden", css["mso-hide"] == "all",
		css["opacity"] == "0", isZero(css["font-size"]), isZero(css["max-height"]) && css["overflow"] == "hidden",
		isZero(css["height"]) && css["overflow"] == "hidden":
		return true
	}
	return isWhite(s.color) && !s.shaded && (css["color"] != "" || attr(n, "color") != "")
}

// isZero reports a size too small to be seen, up to one pixel.
func isZero(size string) bool {
	if size == "" {
		return false
	}
	f, err := strconv.ParseFloat(strings.TrimRight(size, "pxtem%r "), 64)
	return err == nil && (f == 0 || f <= 1 && strings.HasSuffix(size, "px"))
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
