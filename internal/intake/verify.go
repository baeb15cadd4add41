package intake

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// Verify reads every message of an account again, from its raw bytes, and
// reports where the stored extract or decision is not what comes out. What an
// earlier reader has decided is left out: this one cannot come to the same. It goes
// through the account portion by portion, so that memory does not grow with it.
func (in *Intake) Verify(ctx context.Context, account string) ([]store.Finding, error) {
	found, err := in.verifyExtracts(ctx, account)
	if err != nil {
		return nil, err
	}
	err = in.everything(ctx, account, func(rows []store.Decision) error {
		for _, d := range rows {
			old, err := in.Store.Decided(ctx, d.Message)
			switch {
			case errors.Is(err, store.ErrNotFound): // it has only just come
			case err != nil:
				return err
			case old.ReaderVersion == reading.Version && !same(old, d):
				found = append(found, store.Finding{Row: "message " + d.Message, What: "what was decided about it comes out differently when decided again"})
			}
		}
		return nil
	})
	return found, err
}

func (in *Intake) verifyExtracts(ctx context.Context, account string) (found []store.Finding, err error) {
	all, err := in.Store.Messages(ctx, account)
	if err != nil {
		return nil, err
	}
	for part := range slices.Chunk(all, portion) {
		extracts, err := in.Store.ExtractsOf(ctx, part, reading.Version)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(extracts, func(a, b store.Extract) int { return cmp.Compare(a.Message, b.Message) })
		for _, x := range extracts {
			same, err := in.sameExtract(ctx, x)
			if err != nil {
				return nil, err
			}
			if !same {
				found = append(found, store.Finding{Row: "message " + x.Message, What: "its extract comes out differently when read again"})
			}
		}
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
