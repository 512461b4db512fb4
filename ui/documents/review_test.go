package documents_test

import (
	"testing"

	"milepost/model"
	"milepost/ui/documents"
)

func TestFileNames(t *testing.T) {
	id := model.ID("01931234-5678-7abc-8def-0123456789ab")
	aliases := []model.Alias{{Row: model.Row{SubjectID: id}, Name: "Viktoria Ivanov"}}
	for _, c := range []struct {
		name    string
		aliases []model.Alias
		want    string
	}{
		{"Amara Okafor", nil, "amara-okafor--456789ab.pdf"},
		{"Łucja  Wiśniewska/Nowak", nil, "lucja-wisniewska-nowak--456789ab.pdf"},
		{"Виктория Иванов", aliases, "viktoria-ivanov--456789ab.pdf"},
		{"Виктория Иванов", nil, "person--456789ab.pdf"},
		{"../../etc", nil, "etc--456789ab.pdf"},
		{"Виктория Иванов", []model.Alias{{Row: model.Row{SubjectID: id, Visibility: model.Private}, Name: "Vika"}}, "person--456789ab.pdf"},
		{"Виктория Иванов", []model.Alias{{Row: model.Row{SubjectID: "another"}, Name: "Boris"}}, "person--456789ab.pdf"},
	} {
		p := &model.Person{Row: model.Row{ID: id}, Name: c.name}
		if got := documents.FileName(p, c.aliases, ".pdf"); got != c.want {
			t.Errorf("%q gives %q, want %q", c.name, got, c.want)
		}
	}
}
