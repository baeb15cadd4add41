package report

import (
	"replyaudit/internal/analysis"
)

// jsonCoding is what people who coded replies make of the machine's figures; null
// while nobody has coded one.
type jsonCoding struct {
	Replies   int             `json:"replies"`
	Coded     int             `json:"coded"`
	Coders    int             `json:"coders"`
	Differing int             `json:"to_adjudicate"`
	Items     []jsonCodedItem `json:"items"`
	Complete  bool            `json:"complete"` // every reply has a full score
	Full      jsonMean        `json:"full_score"`
	ByEnquiry jsonMean        `json:"full_score_by_enquiry"`
	Machine   jsonAgreement   `json:"machine"` // all items together, percent alone
}

type jsonCodedItem struct {
	ID      string        `json:"id"`
	Kind    string        `json:"kind"`
	Coders  jsonAgreement `json:"coders"`
	Machine jsonAgreement `json:"machine"`
}

type jsonAgreement struct {
	N       int             `json:"n"` // things with two values or more
	Raters  int             `json:"raters"`
	Percent jsonCoefficient `json:"percent"` // 0-100, of pairs of values
	Kappa   jsonCoefficient `json:"kappa"`
	Name    string          `json:"kappa_kind,omitempty"` // cohen, cohen_squared, fleiss
	Alpha   jsonCoefficient `json:"alpha"`
}

// jsonCoefficient is null where it is undefined: where only one value was given.
type jsonCoefficient struct {
	Value number `json:"value"`
	Lo    number `json:"lo"`
	Hi    number `json:"hi"`
}

// Agreement is the part of the JSON report that tells how far coders agree with
// each other and with the machine, nil while nobody has coded.
func Agreement(m *analysis.Model) any {
	if c := jsonCodingOf(m.Coding); c != nil {
		return c
	}
	return nil
}

func jsonCodingOf(c *analysis.Coding) *jsonCoding {
	if c == nil {
		return nil
	}
	out := &jsonCoding{
		Replies: c.Replies, Coded: c.Coded, Coders: c.Coders, Differing: c.Differing,
		Items: []jsonCodedItem{}, Complete: c.Complete, Full: jsonMeanOf(c.Full), ByEnquiry: jsonMeanOf(c.FullByEnquiry), Machine: jsonAgreementOf(c.Machine),
	}
	for _, i := range c.Items {
		out.Items = append(out.Items, jsonCodedItem{i.ID, i.Kind, jsonAgreementOf(i.Coders), jsonAgreementOf(i.Machine)})
	}
	return out
}

func jsonAgreementOf(a analysis.Agreement) jsonAgreement {
	of := func(c analysis.Coefficient) jsonCoefficient {
		return jsonCoefficient{number(c.Value), number(c.Limits.Lo), number(c.Limits.Hi)}
	}
	return jsonAgreement{a.Units, a.Raters, of(a.Percent), of(a.Kappa), a.Name, of(a.Alpha)}
}

// checkedBy is how far people agree with the machine on an item, nil where nobody coded it.
func checkedBy(m *analysis.Model, id string) *jsonAgreement {
	item := m.Coding.Item(id)
	if item == nil || item.Machine.Units == 0 {
		return nil
	}
	a := jsonAgreementOf(item.Machine)
	return &a
}
