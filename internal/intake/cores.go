package intake

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inOrder does the same to each item, on all cores, and returns the results in
// the order of the items, or the first error in that order.
func inOrder[T, R any](items []T, do func(T) (R, error)) ([]R, error) {
	results, errs := make([]R, len(items)), make([]error, len(items))
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		workers.Go(func() {
			for i := taken.Add(1) - 1; i < int64(len(items)); i = taken.Add(1) - 1 {
				results[i], errs[i] = do(items[i])
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}
