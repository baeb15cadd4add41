package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// Verify reads every message of an account again, from its raw bytes, and
// reports where the stored extract or decision is not what comes out.
func (in *Intake) Verify(ctx context.Context, account string) ([]store.Finding, error) {
	var found []store.Finding
	extracts, err := in.Store.Extracts(ctx, account, reading.Version)
	if err != nil {
		return nil, err
	}
	for _, x := range extracts {
		same, err := in.sameExtract(ctx, x)
		if err != nil {
			return nil, err
		}
		if !same {
			found = append(found, store.Finding{Row: "message " + x.Message, What: "its extract comes out differently when read again"})
		}
	}
	stored, err := in.Store.Decisions(ctx, account)
	if err != nil {
		return nil, err
	}
	byMessage := map[string]store.Decision{}
	for _, d := range stored {
		byMessage[d.Message] = d
	}
	err = in.everything(ctx, account, func(rows []store.Decision) error {
		for _, d := range rows {
			if old, decided := byMessage[d.Message]; decided && same(old, d) {
				delete(byMessage, d.Message)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(byMessage)) {
		found = append(found, store.Finding{Row: "message " + id, What: "what was decided about it comes out differently when decided again"})
	}
	return found, nil
}

// same compares two decisions about a message. The store keeps the letters that
// it could belong to as a set.
func same(a, b store.Decision) bool {
	slices.Sort(b.Possible)
	return a.ReaderVersion == b.ReaderVersion && a.Enquiry == b.Enquiry && a.Class == b.Class && a.Sender == b.Sender && a.Template == b.Template &&
		a.ReceivedAt.Equal(b.ReceivedAt) && a.ClockFlag == b.ClockFlag && a.Unread == b.Unread && a.AsksBack == b.AsksBack && slices.Equal(a.Possible, slices.Compact(b.Possible)) && bytes.Equal(a.Body, b.Body)
}

// sameExtract reads the raw bytes again. What was set aside is not read.
func (in *Intake) sameExtract(ctx context.Context, x store.Extract) (bool, error) {
	var old reading.Extract
	if err := json.Unmarshal(x.Body, &old); err != nil {
		return false, fmt.Errorf("read the extract of %s: %w", x.Message, err)
	}
	if old.IsUnreadable() {
		return true, nil
	}
	raw, err := in.Store.Raw(ctx, x.Message)
	if err != nil {
		return false, err
	}
	body, err := json.Marshal(reading.Read(raw))
	return bytes.Equal(body, x.Body), err
}
