package importing

// WhenFar has f called each time the page shows how far it is with a long list.
func (p *Page) WhenFar(f func()) { p.work.onFar = f }
