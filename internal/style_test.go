package internal_test

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// checked is a package with the meaning of its identifiers.
type checked struct {
	source
	scope *types.Scope
	info  types.Info
}

// noImports lets the type checker run on one package alone: it still tells
// which identifier names which variable of that package.
type noImports struct{}

func (noImports) Import(string) (*types.Package, error) { return nil, errors.New("not imported") }

func check(p source) checked {
	c := checked{source: p, info: types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}}
	conf := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := conf.Check(p.path, p.fset, p.files, &c.info) // complains of every import, on purpose
	c.scope = pkg.Scope()
	return c
}

// at is where n stands, as the reader finds it: "internal/audit/audit.go:12:2".
func (c checked) at(n ast.Node) string {
	position := c.fset.Position(n.Pos())
	position.Filename = path.Join(c.path, filepath.Base(position.Filename))
	return position.String()
}

func TestStyle(t *testing.T) {
	rules := []func(*testing.T, checked, ast.Node){
		noInitFunctions, noChangedPackageVariables, noPackageLocks, noClockInStudyLogic,
	}
	for _, p := range sources(t) {
		c := check(p)
		for _, file := range p.files {
			for n := range ast.Preorder(file) {
				for _, rule := range rules {
					rule(t, c, n)
				}
			}
		}
	}
}

func noInitFunctions(t *testing.T, c checked, n ast.Node) {
	if f, ok := n.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
		t.Errorf("%s: func init runs unseen: call it by name from the composition root", c.at(n))
	}
}

// noChangedPackageVariables finds assignments to package variables or to parts
// of them, and addresses taken. What a method or a function does with one that
// it was handed is not seen.
func noChangedPackageVariables(t *testing.T, c checked, n ast.Node) {
	var changed []ast.Expr
	switch n := n.(type) {
	case *ast.AssignStmt:
		changed = n.Lhs
	case *ast.IncDecStmt:
		changed = []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			changed = []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "delete" || f.Name == "clear") {
			changed = n.Args[:1]
		}
	}
	for _, x := range changed {
		if id := root(x); id != nil && c.outlivesCalls(id) {
			t.Errorf("%s: %s belongs to a package and must neither change nor lend its address: pass state as an argument", c.at(n), types.ExprString(x))
		}
	}
}

// root is the identifier that an expression such as v.field[i] begins with, nil if there is none.
func root(x ast.Expr) *ast.Ident {
	for {
		switch e := x.(type) {
		case *ast.Ident:
			return e
		case *ast.SelectorExpr:
			x = e.X
		case *ast.IndexExpr:
			x = e.X
		case *ast.StarExpr:
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		default:
			return nil
		}
	}
}

// outlivesCalls tells whether id names a package variable, or another package whose variable is meant.
func (c checked) outlivesCalls(id *ast.Ident) bool {
	switch object := c.info.Uses[id].(type) {
	case *types.Var:
		return object.Parent() == c.scope
	case *types.PkgName:
		return true
	default:
		return false
	}
}

func noPackageLocks(t *testing.T, c checked, n ast.Node) {
	spec, ok := n.(*ast.ValueSpec)
	if !ok || spec.Type == nil || c.info.Defs[spec.Names[0]] == nil || c.info.Defs[spec.Names[0]].Parent() != c.scope {
		return
	}
	kind := strings.TrimPrefix(types.ExprString(spec.Type), "*")
	if strings.HasPrefix(kind, "sync.") || strings.HasPrefix(kind, "atomic.") {
		t.Errorf("%s: a %s of a package guards state of the package: put both into a value", c.at(n), kind)
	}
}

// noClockInStudyLogic: what is computed from campaigns and mail must come out
// the same tomorrow, so the two lowest layers are handed every instant. The
// simulated world serves real connections and needs their deadlines.
func noClockInStudyLogic(t *testing.T, c checked, n ast.Node) {
	name := path.Base(c.path)
	call, ok := n.(*ast.SelectorExpr)
	if !ok || name == "clock" || name == "world" || !slices.Contains(slices.Concat(layers[:2]...), name) {
		return
	}
	switch f := types.ExprString(call); f {
	case "time.Now", "time.Since", "time.Until", "time.Sleep":
		t.Errorf("%s: %s in study logic: take a time.Time or a clock.Clock", c.at(n), f)
	}
}
