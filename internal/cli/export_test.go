package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/store"
)

// An improvement plan that is not the campaign's is refused before anything is looked
// at, or logged as looked at.
func TestPlanIsCheckedBeforeTheWork(t *testing.T) {
	dir := t.TempDir()
	db, plan := filepath.Join(dir, "audit.db"), filepath.Join(dir, "none.yaml")
	s, err := store.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := launchSpring(t.Context(), s, "oak"); err != nil {
		t.Fatal(err)
	}
	_, err = loadModel(t.Context(), &globals{db: db, env: os.Getenv}, []string{"spring"}, view{plans: true, plan: plan, contrasts: true})
	if usage := (&exitError{}); !errors.As(err, &usage) || usage.code != exitUsage || !strings.Contains(err.Error(), "--plan is of the organisation that is audited") {
		t.Error(err)
	}
	log, err := s.Events(t.Context(), "spring")
	if err != nil || slices.ContainsFunc(log, func(e store.Event) bool { return e.Kind == "report.contrasts" }) {
		t.Errorf("the log says that contrasts were shown, in %v (%v)", log, err)
	}
}
