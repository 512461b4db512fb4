package storage

import "milepost/model"

// hit is what is shown of a row that was found.
func (f *finder) hit(s *searchable, m Image, aliases []string) SearchHit {
	subject, _ := m["subject_id"].(string)
	visibility, _ := m["visibility"].(string)
	h := SearchHit{
		Kind: s.kind, ID: m.ID(), SubjectID: model.ID(subject), Visibility: model.Visibility(visibility),
		On: s.on(m), DueOn: dateIn(m, "due_on"),
	}
	texts := make([]string, 0, len(s.texts)+len(aliases))
	for _, c := range s.texts {
		text, _ := m[c].(string)
		texts = append(texts, text)
	}
	texts = append(texts, aliases...)
	switch {
	case s.kind == FoundPerson:
		h.Exact = f.isName(texts)
	case s.texts[0] == "title":
		h.Exact = f.isName(texts[:1])
	}
	h.Title = excerpt(f.marked(texts[0]))
	if len(h.Title.Marks) > 0 {
		return h
	}
	for _, text := range texts[1:] {
		if m := f.marked(text); len(m.Marks) > 0 {
			h.Snippet = excerpt(m)
			break
		}
	}
	if h.Title.Text == "" || s.kind == FoundExpected && h.Snippet.Text != "" { // no answer is the title of the others
		h.Title, h.Snippet = h.Snippet, Marked{}
	}
	return h
}

func (f *finder) marked(text string) Marked { return Marked{text, marksIn(text, f.terms)} }

// isName says whether one of somebody's names is just what was looked for.
func (f *finder) isName(names []string) bool {
	for _, name := range names {
		if model.Fold(name) == f.folded {
			return true
		}
	}
	return false
}
