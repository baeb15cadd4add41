package config_test

import (
	"runtime/debug"
	"testing"

	"replyaudit/internal/config"
)

// TestMemoryObeysTheEnvironment: who sets GOGC has it his way.
func TestMemoryObeysTheEnvironment(t *testing.T) {
	before := debug.SetGCPercent(70)
	defer debug.SetGCPercent(before)
	config.Memory(func(string) string { return "70" })
	config.Frugal(func(string) string { return "70" })
	if got := debug.SetGCPercent(70); got != 70 {
		t.Errorf("GOGC=70 became %d", got)
	}
	config.Memory(func(string) string { return "" })
	config.Frugal(func(string) string { return "" })
	if got := debug.SetGCPercent(70); got >= 100 {
		t.Errorf("where much is held garbage is collected at %d per cent", got)
	}
	config.Memory(func(string) string { return "" })
	if got := debug.SetGCPercent(70); got <= 100 {
		t.Errorf("without GOGC garbage is collected at %d per cent, no later than by default", got)
	}
}
