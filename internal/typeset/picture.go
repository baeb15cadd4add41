package typeset

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // pictures
	_ "image/png"  // pictures
	"math"
	"strings"

	"golang.org/x/net/html"
)

// The most that a picture takes on the page, as the page on screen has it.
const (
	pictureWidth  = 240 * px
	pictureHeight = 56 * px
)

// picture sets an img element of a PNG or JPEG within a data: URI, 1 CSS pixel for
// each of its own unless that is too large. What cannot be read is its alt text: the
// page does not load anything.
func (s *setter) picture(n *html.Node, c *context, width float64) []piece {
	decoded, err := dataPicture(attribute(n, "src"))
	if err != nil || decoded.Bounds().Empty() {
		words := &html.Node{Type: html.ElementNode, Data: "b"}
		words.AppendChild(&html.Node{Type: html.TextNode, Data: attribute(n, "alt")})
		return s.flow(words, c, width)
	}
	w, h := float64(decoded.Bounds().Dx())*px, float64(decoded.Bounds().Dy())*px
	scale := math.Min(1, math.Min(math.Min(pictureWidth, width)/w, pictureHeight/h))
	w, h = w*scale, h*scale
	return []piece{{height: h, paint: func(to *canvas, x, y float64) { to.picture(decoded, x, y, w, h) }}}
}

func dataPicture(uri string) (image.Image, error) {
	head, body, _ := strings.Cut(uri, ",")
	if head != "data:image/png;base64" && head != "data:image/jpeg;base64" {
		return nil, fmt.Errorf("a picture of %q is not set", head)
	}
	source, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		return nil, fmt.Errorf("read a picture: %w", err)
	}
	decoded, _, err := image.Decode(bytes.NewReader(source))
	if err != nil {
		return nil, fmt.Errorf("read a picture: %w", err)
	}
	return decoded, nil
}

// picture draws a picture into a rectangle (ISO 32000-2, 8.9.5), its transparency as a
// soft mask.
func (to *canvas) picture(decoded image.Image, x, y, width, height float64) {
	size := decoded.Bounds().Size()
	flat := image.NewNRGBA(image.Rect(0, 0, size.X, size.Y))
	draw.Draw(flat, flat.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	colours, cover := make([]byte, 0, 3*size.X*size.Y), make([]byte, 0, size.X*size.Y)
	for i := 0; i < len(flat.Pix); i += 4 {
		colours, cover = append(colours, flat.Pix[i:i+3]...), append(cover, flat.Pix[i+3])
	}
	p := to.pdf
	entries := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace", size.X, size.Y)
	mask := p.stream(cover, entries+"/DeviceGray")
	p.pictures = append(p.pictures, p.stream(colours, fmt.Sprintf("%s/DeviceRGB/SMask %d 0 R", entries, mask)))
	p.operator("q")
	p.op("cm", width, 0, 0, height, x, p.paper.Height-y-height)
	p.operator(fmt.Sprintf("/I%d Do", len(p.pictures)-1))
	p.operator("Q")
}
