package cli

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"replyaudit": func() {
			os.Exit(Main(context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs the program as a user does. $CAMPAIGNS is the folder of the
// campaigns that come with it; -update writes the expected output anew.
func TestScripts(t *testing.T) {
	campaigns, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"reviewdb": reviewDB, "codedb": codeDB, "closedb": closeDB, "gradedb": gradeDB},
		Setup: func(env *testscript.Env) error {
			env.Setenv("CAMPAIGNS", campaigns+"/../../campaigns")
			return nil
		},
	})
}
