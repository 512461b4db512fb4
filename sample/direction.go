package sample

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// strategicRow is a strategic milestone of the team.
type strategicRow struct {
	key, title     string
	kind           model.StrategicKind
	starts, due    string
	state          model.MilestoneState
	opened, closed string
	headed, why    string
	looks          string
	customers, us  string
	company        string
	retrospective  string
	archived       bool
}

var headings = []strategicRow{
	{
		key: "summer", title: "2.1 M new business", kind: model.KindQuarter, starts: "2026-07-01", due: "2026-09-30",
		state: model.MilestoneReached, opened: "2026-06-22", closed: "2026-10-01",
		headed:        "2.1 million of new contracts by the end of {2026-09-15 January}.",
		why:           "A weak summer would cost us the two people we want to hire for the north.",
		looks:         "Every rep has one deal of more than 60 k, and no single one decides the quarter.",
		customers:     "They start before the winter traffic, not in it.",
		us:            "Two more colleagues in {2027-01-15 January}; fewer evenings in {2026-09-15 January}.",
		company:       "The north pays for its own growth.",
		retrospective: "2.14 M. Half of it was signed in the last nine days: next quarter we look at the middle of the month.",
		archived:      true,
	},
	{
		key: "quarter", title: "2.4 M new business", kind: model.KindQuarter, starts: "2026-10-01", due: "2026-12-31",
		state: model.MilestoneActive, opened: "2026-09-21",
		headed:    "2.4 million of new contracts by the end of {2026-12-15 January}, at least half of them from customers we did not know in spring.",
		why:       "It is the quarter that decides whether the north stays a team of its own.",
		looks:     "On the last Friday before the holidays nobody is on the phone, because the last contract was signed on Wednesday.",
		customers: "They go into the new year with their routes planned, not with a promise.",
		us:        "Kenji has a quarter of his own, Priya a certificate, and all of us the holidays.",
		company:   "The plan for next year rests on contracts, not on hope.",
	},
	{
		key: "launch", title: "Nordic launch", kind: model.KindLaunch, starts: "2026-10-12", due: "2027-02-15",
		state: model.MilestoneActive, opened: "2026-09-28",
		headed:    "Hauliers in Norway, Sweden and Finland can buy from us, in their language, with people they can ring.",
		why:       "Three of our customers drive there already and ask every month. Whoever comes second pays twice.",
		looks:     "Konex and Brevik run their winter traffic with us, and both pick up the phone when a third one asks.",
		customers: "Hauliers see costs per route. Konex and Brevik agreed on how they will measure it.",
		us:        "Amara leads a pilot, Łucja sells in Norwegian, Tomás runs his first talks alone, Jonas teaches the demo.",
		company:   "A fourth market before the others have their second.",
	},
	{
		key: "campaign", title: "Partner spring campaign", kind: model.KindCampaign, starts: "2027-02-01", due: "2027-05-14",
		state: model.MilestonePlanned, opened: "2026-10-19",
		headed:    "Twelve partners sell us with their own people by the middle of {2027-05-14 January}.",
		why:       "A partner reaches a haulier with nine vans; we never will.",
		looks:     "Every partner has one person who gives our demo without us, and eight have signed a deal.",
		customers: "Small hauliers get help in their town, on the day they ask.",
		us:        "Łucja builds an academy; the rest of us learn to let go of deals.",
		company:   "A third of small customers come through partners.",
	},
	{
		key: "hospitals", title: "Win five hospital groups", kind: model.KindSegment, starts: "2026-11-16", due: "2027-06-30",
		state: model.MilestoneActive, opened: "2026-11-09",
		headed: "Five hospital groups run their transport through us by the end of {2027-06-30 January}.",
		why:    "Hospitals plan for years, not quarters. One group is worth four shippers and stays three times as long.",
		looks:  "Five signed, two of them live on more than one site, and one that speaks for us on stage.",
	},
}

// careerRow is a career milestone with the strategic ones it serves.
type careerRow struct {
	who, key, title string
	why             string
	opened, due     string
	state           model.MilestoneState
	closed          string
	level, skill    string
	archived        bool
	ties            []tieRow
}

// tieRow is a link to a strategic milestone.
type tieRow struct {
	to   string
	role model.Role
	on   string
	why  string
}

var careers = []careerRow{
	{
		who: "amara", key: "pilot", title: "Lead the Nordic pilot", opened: "2026-10-01", due: "2027-02-01", state: model.MilestoneActive, skill: "Executive talks",
		why:  "I want to be the one CFOs ring, and the pilot is where they are.",
		ties: []tieRow{{"launch", model.RoleLeads, "2026-10-15", "The pilot is her proof that she can talk to CFOs, and the launch needs someone they already trust."}},
	},
	{
		who: "amara", key: "amara senior", title: "Senior AE", opened: "2026-06-18", due: "2027-06-10", state: model.MilestonePlanned, level: "Senior AE",
		why:  "I want to lead the north one day. Senior AE is the step before.",
		ties: []tieRow{{"hospitals", model.RoleContributes, "2026-11-12", "Hospital boards buy from seniors; two of the five are in her region."}},
	},
	{
		who: "jonas", key: "demo coach", title: "Demo coach for the team", opened: "2026-09-21", due: "2027-01-20", state: model.MilestoneActive, skill: "Teamwork",
		why: "I would rather be known for what others can do after an hour with me.",
		ties: []tieRow{
			{"launch", model.RoleContributes, "2026-10-05", "Three people will give the Nordic demo for the first time; he has given it two hundred times."},
			{"campaign", model.RoleBacksUp, "2026-10-19", "When a partner's demo goes wrong he is the one who can join within the hour."},
		},
	},
	{
		who: "priya", key: "certificate", title: "Negotiation certificate", opened: "2026-09-09", due: "2026-12-10", state: model.MilestoneActive, skill: "Negotiation",
		why:  "Hospital buyers have done this for twenty years. I have done it for five.",
		ties: []tieRow{{"quarter", model.RoleContributes, "2026-10-07", "Four of this quarter's price talks are hers, and the guardrails are tight."}},
	},
	{
		who: "priya", key: "first group", title: "Close the first group", opened: "2026-11-04", due: "2027-04-15", state: model.MilestonePlanned,
		why:  "A whole group, not one house: that is the deal I want my name on.",
		ties: []tieRow{{"hospitals", model.RoleLeads, "2026-11-11", "Nobody has sold to a board yet. She wants to be the first."}},
	},
	{
		who: "tomas", key: "discovery alone", title: "Run discovery alone", opened: "2026-09-28", due: "2027-03-22", state: model.MilestoneActive, skill: "Discovery",
		why:  "I do not want to be the one who always brings somebody.",
		ties: []tieRow{{"launch", model.RoleLearns, "2026-10-12", "Every Nordic first talk he can hold alone frees a day of Amara's; by {2027-03-15 January} that day is needed."}},
	},
	{
		who: "lucja", key: "norwegian", title: "Norwegian B2", opened: "2026-06-15", due: "2026-11-06", state: model.MilestoneReached, closed: "2026-11-06",
		why:  "Half of my partners answer in Norwegian anyway.",
		ties: []tieRow{{"launch", model.RoleContributes, "2026-10-05", "A launch in Norwegian needs one of us who reads the small print."}},
	},
	{
		who: "lucja", key: "enablement", title: "Lead partner enablement", opened: "2026-10-19", due: "2027-04-26", state: model.MilestonePlanned,
		why:  "I have explained our product to forty partners, one at a time.",
		ties: []tieRow{{"campaign", model.RoleLeads, "2026-11-02", "The campaign is twelve partners at once; she is the only one they all know."}},
	},
	{
		who: "kenji", key: "ramp", title: "Ramp finished", opened: "2026-06-04", due: "2026-10-09", state: model.MilestoneReached, closed: "2026-10-09",
		why:  "First day without somebody beside me.",
		ties: []tieRow{{"quarter", model.RoleContributes, "2026-10-01", "The quarter counts on one more person with a full target from {2026-10-15 January}."}},
	},
	{
		who: "kenji", key: "first quarter", title: "First 100 k quarter", opened: "2026-10-01", due: "2026-12-18", state: model.MilestoneActive,
		why:  "To know that it was not beginner's luck.",
		ties: []tieRow{{"quarter", model.RoleLeads, "2026-10-15", "Germany's part of the 2.4 M is his alone."}},
	},
	{
		who: "kenji", key: "kenji two", title: "AE II", opened: "2026-10-15", due: "2027-05-28", state: model.MilestonePlanned, level: "Account Executive II",
		why: "Two good quarters in a row, then I would like to ask for it.",
	},
	{
		who: "daniel", key: "team lead", title: "Team Lead programme", opened: "2026-10-14", due: "2027-04-05", state: model.MilestonePlanned,
		why: "I like what happens to people more than what happens to deals.",
	},
	{
		who: "jonas", key: "fair", title: "Speak at the trade fair", opened: "2026-06-22", due: "2026-10-30", state: model.MilestoneDropped, closed: "2026-09-21",
		why: "Somebody had to.", archived: true,
	},
}

// addDirection tells where the team is headed, and what each one's career has to do with it.
func (s *script) addDirection() {
	for i, row := range headings {
		s.addStrategic(i, row)
	}
	for i, row := range careers {
		s.addCareer(i, row)
	}
	s.moveTheLaunch()
}

func (s *script) addStrategic(i int, row strategicRow) {
	at := s.at(row.opened, "08:30", i)
	m := &model.Strategic{
		Row: model.Row{ID: s.id(at), Visibility: model.Team}, Title: row.title, Kind: row.kind, StartsOn: s.day(row.starts), DueOn: s.day(row.due),
		State: model.MilestonePlanned, OpenedOn: s.day(row.opened), Headed: s.say(row.headed), Why: s.say(row.why), Looks: s.say(row.looks),
		Position: s.next("strategic"),
	}
	s.strategic[row.key] = m
	s.create(at, unit.AddStrategic, m)
	if row.customers != "" { // what it means for each was written the next day
		s.change(at.AddDate(0, 0, 1), unit.ChangeStrategic, m, func() {
			m.ForCustomers, m.ForUs, m.ForCompany = s.say(row.customers), s.say(row.us), s.say(row.company)
		})
	}
	if row.state != model.MilestonePlanned {
		s.change(s.at(row.starts, "08:45", i), unit.ChangeStrategic, m, func() { m.State = model.MilestoneActive })
	}
	if row.closed != "" {
		s.change(s.at(row.closed, "17:00", i), unit.ChangeStrategic, m, func() {
			m.State, m.ClosedOn, m.Retrospective = row.state, s.day(row.closed), s.say(row.retrospective)
		})
	}
	if row.archived {
		at := s.at(row.closed, "17:30", i)
		s.change(at, unit.ArchiveStrategic, m, func() { m.ArchivedAt = model.InstantOf(at) })
	}
}

func (s *script) addCareer(i int, row careerRow) {
	at, p := s.at(row.opened, "11:20", i), s.people[row.who]
	c := &model.Career{
		Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Title: row.title, Why: s.say(row.why), DueOn: s.day(row.due),
		State: row.state, OpenedOn: s.day(row.opened), LevelID: s.level(row.level), SkillID: s.skill(row.skill), Position: s.next("career " + row.who),
	}
	s.careers[row.key] = c
	if row.closed != "" {
		c.State = model.MilestoneActive
		s.change(s.at(row.closed, "16:30", i), unit.ChangeCareer, c, func() { c.State, c.ClosedOn = row.state, s.day(row.closed) })
	}
	s.create(at, unit.AddCareer, c)
	if row.archived {
		at := s.at(row.closed, "16:45", i)
		s.change(at, unit.ArchiveCareer, c, func() { c.ArchivedAt = model.InstantOf(at) })
	}
	for _, tie := range row.ties {
		at := s.at(tie.on, "11:50", i)
		s.create(at, unit.AddLink, &model.Link{
			Row: s.row(at, p, model.Shared), CareerID: c.ID, StrategicID: s.strategic[tie.to].ID, Role: tie.role, Why: s.say(tie.why),
		})
	}
}

// moveTheLaunch tells this morning: the launch moves by two weeks, and the pilot moves with it.
func (s *script) moveTheLaunch() {
	launch, pilot := s.strategic["launch"], s.careers["pilot"]
	at, on := s.at("2026-11-23", "08:40", 0), s.day("2026-11-23")
	const why = "Two weeks later: the contract for Norway waits for legal."
	moved := func(r model.Row) *model.DateMove {
		r.ID = s.id(at)
		return &model.DateMove{Row: r, AuthorID: s.roster.Owner.ID, Kind: model.MoveMoved, On: on, Why: why}
	}
	ofLaunch, ofPilot := moved(launch.Row), moved(pilot.Row)
	s.add(at, unit.ShiftStrategic, func(w *storage.Work) error {
		ofLaunch.StrategicID, ofLaunch.From, ofLaunch.To = launch.ID, launch.DueOn, s.day("2027-03-01")
		ofPilot.CareerID, ofPilot.From, ofPilot.To = pilot.ID, pilot.DueOn, s.day("2027-02-15")
		launch.DueOn, pilot.DueOn = ofLaunch.To, ofPilot.To
		for _, r := range []model.Record{launch, pilot, ofLaunch, ofPilot} {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}
