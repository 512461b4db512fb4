package kit

// Mailer is a frame that can open a link with the system's mail program.
type Mailer interface {
	// Mail opens a mailto link; nil where nothing can be opened.
	Mail() func(link string) error
}

// MailOf is what a frame opens mail with; nil: nothing.
func MailOf(f Frame) func(link string) error {
	if m, ok := f.(Mailer); ok {
		return m.Mail()
	}
	return nil
}
