package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// Hash is the design hash: SHA-256, in hexadecimal, over the JSON of the
// campaign, its enquiries and its rendered letters, the last two by id, and the
// version of the tables of holidays. None of them holds a secret. The times of
// letters, which change when one is planned anew, follow from the enquiries'; a
// clarification, which is written when it is asked for, is no part of the design.
func Hash(c *campaign.Campaign, enquiries []audit.Enquiry, letters []audit.Letter) (string, error) {
	design := struct {
		Holidays  string             `json:"holidays"`
		Campaign  *campaign.Campaign `json:"campaign"`
		Enquiries []audit.Enquiry    `json:"enquiries"`
		Letters   []audit.Letter     `json:"letters"`
	}{calendar.Version, c, slices.Clone(enquiries), nil}
	for _, l := range letters {
		if l.Stage != audit.Clarification {
			l.DueAt, l.LatestAt = time.Time{}, time.Time{}
			design.Letters = append(design.Letters, l)
		}
	}
	slices.SortFunc(design.Enquiries, func(a, b audit.Enquiry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(design.Letters, func(a, b audit.Letter) int { return cmp.Compare(a.ID, b.ID) })
	data, err := json.Marshal(design)
	if err != nil {
		return "", fmt.Errorf("hash the design of campaign %s: %w", c.Key, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
