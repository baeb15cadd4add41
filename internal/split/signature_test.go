package split

import (
	"strings"
	"testing"
	"time"

	"replyaudit/internal/mail"
)

// Who signs, in how many lines, and what of the letter stays above.
func TestSigners(t *testing.T) {
	tests := []struct{ name, text, body, signature string }{
		{"thanks above a name", "We have one.\n\nThanks,\n\nGareth", "We have one.", "Thanks,\n\nGareth"},
		{"thanks, lt", "Taip, turime.\n\nLabai ačiū\nJustė", "Taip, turime.", "Labai ačiū\nJustė"},
		{"thanks, ru", "Да, есть.\n\nСпасибо!\nОльга", "Да, есть.", "Спасибо!\nОльга"},
		{"thanks, lv", "Jā, ir.\n\nPaldies,\nIlze Bērziņa", "Jā, ir.", "Paldies,\nIlze Bērziņa"},
		{"thanks, pl", "Tak, mamy.\n\nDziękuję\nHalina", "Tak, mamy.", "Dziękuję\nHalina"},
		{"thanks, de", "Ja, gern.\n\nVielen Dank\nMaren Tiedtke", "Ja, gern.", "Vielen Dank\nMaren Tiedtke"},
		{"thanks, et", "Jah, on küll.\n\nAitäh\nTiiu Kask", "Jah, on küll.", "Aitäh\nTiiu Kask"},
		{"thanks and a formal closing", "We have one.\n\nThanks and regards,\nGareth", "We have one.\n\nThanks and regards,", "Gareth"},
		{"thanks above a name and a separate block", "We have one.\n\nThanks,\nGareth\n\nGareth Pugh\nFront desk", "We have one.\n\nThanks,\nGareth", "Gareth Pugh\nFront desk"},
		{"thanks in the middle of a letter", "Hello,\n\nThank you.\nWe have one room left.\nIt is 90 a night.", "Hello,\n\nThank you.\nWe have one room left.\nIt is 90 a night.", ""},
		{"thanks that open a letter", "Thanks,\n\nBlue one it is", "Thanks,\n\nBlue one it is", ""},
		{"name with a telephone on one line", "Please call me.\n\nBarry Tull - 01632 960418.", "Please call me.", "Barry Tull - 01632 960418."},
		{"initials with an extension", "Please call me.\n\nBT 3-1587.", "Please call me.", "BT 3-1587."},
		{"name right below the last sentence", "We found that two of them need work.\nEd", "We found that two of them need work.", "Ed"},
		{"contacts in a block of their own", "It was a pleasure.\n\nCarole C. Fell\nAlder Works\n\n01632 960418 work\n01632 960419 cell\ncarole@alder.example", "It was a pleasure.", "Carole C. Fell\nAlder Works\n\n01632 960418 work\n01632 960419 cell\ncarole@alder.example"},
		{"two who sign together", "Join us for lunch.\n\nChristian and Steve", "Join us for lunch.", "Christian and Steve"},
		{"two who sign one below the other", "You may ask either of us.\n\nJulie Kearns\n01632 960401\n\nGrace Rudge\n01632 960402", "You may ask either of us.", "Julie Kearns\n01632 960401\n\nGrace Rudge\n01632 960402"},
		{"a desk", "The bus passes are valid for 30 days.\n\nParking & Transport Desk\n3-7060", "The bus passes are valid for 30 days.", "Parking & Transport Desk\n3-7060"},
		{"a team", "Please quote the number.\n\nThe reservations desk", "Please quote the number.", "The reservations desk"},
		{"only ways to be reached", "The draft follows.\n\nleslie.ferron@alder.example\n01632 960418", "The draft follows.", "leslie.ferron@alder.example\n01632 960418"},
		{"patronymic and job", "Да, замер бесплатный.\n\nИванова Ольга Петровна\nменеджер отдела продаж\nтел. +7 (343) 000-21-10", "Да, замер бесплатный.", "Иванова Ольга Петровна\nменеджер отдела продаж\nтел. +7 (343) 000-21-10"},
		{"job on the line of the name", "Taip, galime.\n\nAldona, buhalterija", "Taip, galime.", "Aldona, buhalterija"},
		{"a longer block", "Yes.\n\nTessa Allard\nReservations\nThe Lodge\nFell Road 1\nAskerdale\nT 01632 960418\nM 07700 900123\nwww.lodge.example", "Yes.", "Tessa Allard\nReservations\nThe Lodge\nFell Road 1\nAskerdale\nT 01632 960418\nM 07700 900123\nwww.lodge.example"},
		{"telephone that draws a line", "Just to touch base.\n\nFrank\n--------------------------\nSent from my BlackBerry Wireless Handheld", "Just to touch base.", "Frank\n--------------------------\nSent from my BlackBerry Wireless Handheld"},
		{"telephone with an excuse", "Yes, that is fine.\n\nSent from my Android device with K-9 Mail. Please excuse my brevity.", "Yes, that is fine.", "Sent from my Android device with K-9 Mail. Please excuse my brevity."},
		{"telephone, lv", "Jā, ir.\n\nNosūtīts no mana iPhone", "Jā, ir.", "Nosūtīts no mana iPhone"},
		{"telephone, fr", "Oui.\n\nEnvoyé de mon iPhone", "Oui.", "Envoyé de mon iPhone"},
		{"postscript", "Yes.\n\nKind regards,\nTessa\n\nP.S. We also have a cot.", "Yes.\n\nKind regards,\n\nP.S. We also have a cot.", "Tessa"},
		{"postscript above the closing", "Yes.\n\nPS – the key is in the safe.\n\nWarm wishes,\n\nCallum", "Yes.\n\nPS – the key is in the safe.\n\nWarm wishes,", "Callum"},
		{"sentence below the name", "Yes.\n\nKind regards,\nTessa\n\nWe look forward to your stay with us.", "Yes.\n\nKind regards,\n\nWe look forward to your stay with us.", "Tessa"},
		{"slogan below the contacts", "Yes.\n\nKind regards,\nTessa\nwww.lodge.example\nWe have been at home in the hills since 1893.", "Yes.\n\nKind regards,", "Tessa\nwww.lodge.example\nWe have been at home in the hills since 1893."},
	}
	for _, test := range tests {
		if p := FromText(test.text); p.Body != test.body || p.Signature != test.signature {
			t.Errorf("%s: body %q, signature %q, cuts %v; want %q, %q", test.name, p.Body, p.Signature, p.Cuts, test.body, test.signature)
		}
	}
}

// What only looks like a signature is part of the letter.
func TestNoSignature(t *testing.T) {
	for _, text := range []string{
		"Our prices:\n\nRoom      Summer    Winter\n-----     ------    ------\nSingle    90        70\nDouble    120       95",
		"Prices\n------\nSingle 90\nDouble 120",
		"When would you like to come?\n\nSaturday",
		"Is breakfast included?\nYes",
		"You can reach us here:\n\n01632 960418\nstay@lodge.example",
		"We are open every day.\n\nSorry, no dogs",
		"Please bring\nTowels\nSheets\nSlippers\nSoap",
		"Your request was received.\n\nRequest For : r@inbox.example\nResource Name : Garden Room\nResource Type : Rooms",
		"Hello,\n\nThank you!\nSingle room 90, double 120\nBreakfast extra",
		"The bench stands there in memory of\nHayden Brown\nJanuary 2000 to October 2000",
		"The garden room is free. It costs 148 a night and has a terrace.",
	} {
		if p := FromText(text); p.Body != text || p.Signature != "" {
			t.Errorf("%q: body %q, signature %q", text, p.Body, p.Signature)
		}
	}
}

// A program that puts the whole letter into its signature has not marked one.
func TestSignatureContainer(t *testing.T) {
	p := fromHTML(`<div>Yes.</div><div name="messageSignatureSection"><br><div>Jo Pugh</div></div>`)
	if p.Body != "Yes." || p.Signature != "Jo Pugh" {
		t.Errorf("Spark: %+v", p)
	}
	if p = fromHTML(`<p>Yes.</p><p>Kind regards,<br>Jo Pugh</p><div id="ms-outlook-mobile-signature">Get Outlook for Android</div>`); p.Body != "Yes.\n\nKind regards," {
		t.Errorf("telephone: %+v", p)
	}
	if p = fromHTML(`<div class="gmail_signature">Yes, dogs are welcome.<br><br>Kind regards,<br>Jo Pugh</div>`); p.Body != "Yes, dogs are welcome.\n\nKind regards," {
		t.Errorf("all of it: %+v", p)
	}
}

func TestSenderSigns(t *testing.T) {
	raw := "From: \"kim ward\" <kim@alder.example>\r\n\r\nwe can do friday\r\n\r\nkim\r\n"
	p := Split(mail.Parse([]byte(raw)))
	if p.Body != "we can do friday" || p.Signature != "kim" {
		t.Errorf("%+v", p)
	}
}

func TestSignatureIsBounded(t *testing.T) {
	start := time.Now()
	for _, text := range []string{strings.Repeat("Thanks,\n", 20_000), strings.Repeat("Jo 01632 960418\n\n", 20_000), strings.Repeat("P.S.\n", 20_000)} {
		if p := FromText(text); p.Visible == "" {
			t.Errorf("%.20q: nothing is visible", text)
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
