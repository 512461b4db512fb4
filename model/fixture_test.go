package model

// A small team for the tests of rules: a framework, and short ways to make its rows.

const (
	levelOne   ID = "l1"
	levelTwo   ID = "l2"
	levelThree ID = "l3"
	skillTalk  ID = "talk"
	skillPrice ID = "price"
	skillShow  ID = "show"
)

func smallFramework() Framework {
	f := Framework{
		Steps: []Step{{Value: 1, Label: "learning"}, {Value: 2}, {Value: 3}, {Value: 4}, {Value: 5, Label: "sets the bar"}},
		Levels: []Level{
			{LevelID: "s1", LadderID: "sdr", Name: "SDR"},
			{LevelID: levelOne, LadderID: "ae", Name: "Account Executive I", Short: "AE I"},
			{LevelID: levelTwo, LadderID: "ae", Name: "Account Executive II", Short: "AE II"},
			{LevelID: levelThree, LadderID: "ae", Name: "Senior AE"},
		},
		Skills: []Skill{
			{SkillID: skillTalk, Name: "Executive talks"},
			{SkillID: skillPrice, Name: "Negotiation"},
			{SkillID: skillShow, Name: "Product"},
		},
		Behaviours: []Behaviour{{SkillID: skillTalk, Kind: Looks, Step: 3, Text: "Leads half an hour."}},
	}
	for level, step := range map[ID]int{levelOne: 2, levelTwo: 3, levelThree: 4} {
		for _, s := range f.Skills {
			f.Targets = append(f.Targets, Target{LevelID: level, SkillID: s.SkillID, Step: step})
		}
	}
	return f
}

func person(id ID, name string) Person {
	return Person{Row: Row{ID: id, SubjectID: id, Visibility: Shared}, Name: name, IsRep: true}
}

func about(who, id ID) Row { return Row{ID: id, SubjectID: who, Visibility: Shared} }

func assigned(who, manager, level ID, from, to string) Assignment {
	return Assignment{Row: Row{SubjectID: who}, ManagerID: manager, LevelID: level, ValidFrom: day(from), ValidTo: day(to)}
}
