package intake

import (
	"errors"
	"slices"
	"testing"
)

func TestInOrder(t *testing.T) {
	var numbers []int
	for n := range 1000 {
		numbers = append(numbers, n)
	}
	double := func(n int) (int, error) { return 2 * n, nil }
	if got, err := inOrder(numbers, double); err != nil || len(got) != 1000 || !slices.IsSorted(got) || got[999] != 1998 {
		t.Errorf("inOrder = %v, %v", got, err)
	}
	if got, err := inOrder(nil, double); err != nil || len(got) != 0 {
		t.Errorf("of nothing: %v, %v", got, err)
	}
	early, late := errors.New("early"), errors.New("late")
	_, err := inOrder(numbers, func(n int) (int, error) {
		switch n {
		case 7:
			return 0, early
		case 3, 8:
			return n, nil
		}
		return 0, late
	})
	if !errors.Is(err, late) {
		t.Errorf("the first error in the order of the items is of item 0, got %v", err)
	}
}
