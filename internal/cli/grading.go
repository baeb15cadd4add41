package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// hashPattern is the beginning of a rubric's hash, with a version of the reader
// behind it where somebody wants an older one.
var hashPattern = regexp.MustCompile(`^[0-9a-f]{6,64}(@.+)?$`)

// short is a hash as it is printed: long enough to name it.
func short(hash string) string { return hash[:min(12, len(hash))] }

// scheme is a grading with its rubric.
type scheme struct {
	store.Grading
	Rubric *rubric.Rubric
}

func (s scheme) String() string {
	return fmt.Sprintf("%s %s (%s), reader %s", printable(s.Rubric.Name), printable(s.Rubric.Version), short(s.RubricHash), s.ReaderVersion)
}

// gradingsOf lists the gradings of a campaign, the first one first.
func gradingsOf(ctx context.Context, s *store.Store, key string) ([]scheme, error) {
	gradings, err := s.Gradings(ctx, key)
	if err != nil {
		return nil, err
	}
	var all []scheme
	for _, g := range gradings {
		r, err := analysis.RubricOf(ctx, s, g.RubricHash)
		if err != nil {
			return nil, err
		}
		all = append(all, scheme{g, r})
	}
	return all, nil
}

// findGrading finds a grading of a campaign by the beginning of its rubric's hash or
// the rubric's name, with @READER behind it for one version of the reader; without,
// the last is meant.
func findGrading(ctx context.Context, s *store.Store, key, name string) (scheme, error) {
	all, err := gradingsOf(ctx, s, key)
	if err != nil {
		return scheme{}, err
	}
	ref, reader, exact := strings.Cut(name, "@")
	var found []scheme
	for _, g := range all {
		if (strings.HasPrefix(g.RubricHash, ref) || g.Rubric.Name == ref) && (!exact || g.ReaderVersion == reader) {
			found = append(found, g)
		}
	}
	switch {
	case len(all) == 0:
		return scheme{}, usageError(fmt.Errorf("campaign %s has no results yet: %w", key, store.ErrNotClosed))
	case len(found) == 0:
		return scheme{}, usageError(fmt.Errorf("campaign %s was not graded by %q; it was by %s", key, name, listed(all)))
	case slices.ContainsFunc(found, func(g scheme) bool { return g.RubricHash != found[0].RubricHash }):
		return scheme{}, usageError(fmt.Errorf("campaign %s was graded by several rubrics %q: %s; write more of the hash", key, name, listed(found)))
	}
	return found[len(found)-1], nil
}

func listed(all []scheme) string {
	var words []string
	for _, g := range all {
		words = append(words, g.String())
	}
	return strings.Join(words, "; ")
}
