package exchange

import (
	"cmp"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// RatingsList is the list of ratings that import ratings reads: those of the people given, as of a day, the newest of each side and
// day. What is held back is not among the assessments, and nothing private is rated.
func RatingsList(r *model.Roster, as *model.Assessments, people []model.Person, on model.Date) List {
	l := List{Name: string(KindRatings), Columns: rateFields}
	skills, looks := map[model.ID]string{}, map[model.ID][]*model.Assessment{}
	for _, s := range r.Framework.Skills {
		skills[s.SkillID] = s.Name
	}
	days := map[model.ID]*model.Assessment{}
	for i := range as.Assessments {
		if a := &as.Assessments[i]; a.Visibility != model.Private && !a.On.After(on) {
			days[a.ID] = a
			looks[a.SubjectID] = append(looks[a.SubjectID], a)
		}
	}
	newest, rated := map[rateKey]*model.Rating{}, map[model.ID][]*model.Rating{}
	for i := range as.Ratings {
		x := &as.Ratings[i]
		if a := days[x.AssessmentID]; a != nil && (x.Rater != model.ByAgreed || a.AgreedAt(on)) { // what was taken back counts no more
			newest[rateKey{x.SubjectID, x.SkillID, x.Rater, days[x.AssessmentID].On}] = x
			rated[x.AssessmentID] = append(rated[x.AssessmentID], x)
		}
	}
	names := listNames(r)
	for _, p := range people {
		for _, a := range looks[p.ID] {
			for _, x := range rated[a.ID] {
				if skills[x.SkillID] == "" || newest[rateKey{x.SubjectID, x.SkillID, x.Rater, a.On}] != x {
					continue // of a skill that is no more, or corrected on the same day
				}
				step := fmt.Sprint(x.Step)
				if x.Skipped {
					step = "skipped"
				}
				l.add(map[Field]string{
					FieldSeller: cmp.Or(names[p.ID], p.Name), FieldSkill: skills[x.SkillID], FieldRater: string(x.Rater), FieldStep: step, FieldSentence: x.Sentence,
					FieldRatedOn: a.On.String(),
				})
			}
		}
	}
	return l
}

// RatingsWorkbook writes ratings as .xlsx: people, skills, sides and steps are chosen from lists, and steps have the colours of a
// scale.
func RatingsWorkbook(to io.Writer, r *model.Roster, people []model.Person, l *List) error {
	file, err := l.workbook()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was written
	last := len(l.Rows) + 1 + roomBelow
	var steps, skills, names []string
	for _, s := range r.Framework.Steps {
		steps = append(steps, fmt.Sprint(s.Value))
	}
	for _, s := range r.Framework.Skills {
		skills = append(skills, s.Name)
	}
	called := listNames(r)
	for i := range people { // a list about one person names nobody else
		if p := &people[i]; p.IsRep && p.ArchivedAt.IsZero() {
			names = append(names, cmp.Or(called[p.ID], p.Name))
		}
	}
	for _, c := range []struct {
		field Field
		words []string
	}{
		{FieldSeller, names},
		{FieldSkill, skills},
		{FieldRater, []string{string(model.BySelf), string(model.ByManager), string(model.ByAgreed)}},
		{FieldStep, append(steps, "skipped")},
	} {
		if err := l.choices(file, c.field, c.words, last); err != nil {
			return err
		}
	}
	column, err := l.columnName(FieldStep)
	if err != nil {
		return err
	}
	if err := file.SetConditionalFormat(l.Name, fmt.Sprintf("%s2:%s%d", column, column, last), []excelize.ConditionalFormatOptions{{
		Type: "3_color_scale", Criteria: "=", MinType: "num", MinValue: "1", MidType: "percentile", MidValue: "50", MaxType: "num",
		MaxValue: fmt.Sprint(r.Framework.MaxStep()), MinColor: "#FCE9D4", MidColor: "#FFFFFF", MaxColor: "#8FBFD0",
	}}); err != nil {
		return err
	}
	if err := file.SetPanes(l.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return file.Write(to)
}
