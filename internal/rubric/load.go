package rubric

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

//go:embed rubrics/*.yaml
var shipped embed.FS

// Default is the name of the rubric that is used when none is named.
const Default = "default"

// Load returns the shipped rubric of that name, "" meaning Default, or reads
// the YAML file at that path.
func Load(nameOrPath string) (*Rubric, error) {
	if nameOrPath == "" {
		nameOrPath = Default
	}
	if !strings.ContainsAny(nameOrPath, `./\`) {
		src, err := shipped.ReadFile("rubrics/" + nameOrPath + ".yaml")
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("load rubric %s: no rubric of that name is shipped; write %s or the path of a YAML file", nameOrPath, strings.Join(Shipped(), ", "))
		}
		if err != nil {
			return nil, fmt.Errorf("load rubric %s: %w", nameOrPath, err)
		}
		return Parse(nameOrPath+".yaml", src)
	}
	src, err := os.ReadFile(nameOrPath)
	if err != nil {
		return nil, fmt.Errorf("load rubric: %w", err)
	}
	return Parse(nameOrPath, src)
}

// Shipped lists the names of the rubrics that come with the program.
func Shipped() []string {
	entries, err := shipped.ReadDir("rubrics")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return names
}

// Hash names the content of the rubric: the SHA-256 of its JSON, whose object
// keys are sorted. Comments and the order of keys in the YAML do not change it.
func (r *Rubric) Hash() string {
	b, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and finite numbers always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
