package split

import "testing"

func TestPortalLinesBelowTheLetter(t *testing.T) {
	const letter = "Yes, dogs are welcome.\n\nKind regards,\nTessa"
	for _, added := range []string{
		"Ticket: https://lodge.desk.example/helpdesk/tickets/3312",
		"Pöördumist saab vaadata siin: https://abi.lodge.example/#ticket/zoom/66",
		"https://lodge.example/hc/requests/88",
		"#2214",
		"[DESK-1187]",
		"Ticket: #2214",
		"Zammad, your customer support system",
		"Отправлено из Битрикс24 · [CRM:D#40712]",
		"If you wish to provide additional comments, please reply to this email.",
	} {
		if p := FromText(letter + "\n\n" + added); p.Visible != letter || p.Disclaimer != added {
			t.Errorf("%q: visible %q, cuts %v", added, p.Visible, p.Cuts)
		}
	}
}

func TestTicketLinkOnTop(t *testing.T) {
	if p := FromText("<URL: https://tickets.lodge.example/Ticket/Display.html?id=8812 >\n\nYes, dogs are welcome."); p.Visible != "Yes, dogs are welcome." || p.Cuts[0].Rule != "ticket_link" {
		t.Errorf("%+v", p)
	}
}

// What a person says of tickets and programs is part of the letter.
func TestNoPortal(t *testing.T) {
	for _, text := range []string{
		"You can follow your request here: https://lodge.example/tickets/3312\n\nTessa",
		"Kind regards,\nTessa\n\nP.S. The tickets for the boat are at https://boats.example/tickets/, and the children go free, so take them.",
		"We moved from Zendesk to Zammad last week, so please bear with us.\n\nTessa",
		"https://lodge.example/prices\n\nTessa",
	} {
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q became %q, cuts %v", text, p.Visible, p.Cuts)
		}
	}
}

func TestHeadingsOfComments(t *testing.T) {
	const marker = "Reply above this line.\n\n"
	if p := FromText(marker + "Laura Mock commented:\n\nHello Ieva,\n\nyes, on Saturday.\n\nLaura"); p.Visible != "Hello Ieva,\n\nyes, on Saturday.\n\nLaura" {
		t.Errorf("visible %q, cuts %v", p.Visible, p.Cuts)
	}
	if p := FromText(marker + "Our prices are:\n\n15 for a dog\n\nLaura"); p.Visible != "Our prices are:\n\n15 for a dog\n\nLaura" {
		t.Errorf("visible %q, cuts %v", p.Visible, p.Cuts)
	}
}
