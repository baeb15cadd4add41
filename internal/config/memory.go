package config

import "runtime/debug"

// growth is by how many per cent memory may grow before garbage is collected. By
// default it is 100, which in a process as small as ours comes so often that a
// tenth of the time of reading mail goes to it. A limit of memory is not set: above
// one, half of the time would.
const growth = 150

// Memory has the process spend some memory on speed, unless GOGC in the environment
// says how much.
func Memory(env func(string) string) {
	if env("GOGC") == "" {
		debug.SetGCPercent(growth)
	}
}
