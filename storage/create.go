package storage

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/model/unit"
)

// Params is what a new file begins with.
type Params struct {
	Options
	TeamName string
	UserName string // of the computer's user: the first author
	Zone     string // IANA name
	Starter  Starter
	IsSample bool
}

// Create makes a new team file and opens it: its row, its owner, and the starter framework as version 1. A file that
// exists is never touched: ErrInvalid. The file appears under its name only when it is complete; when anything fails,
// nothing is left behind.
func Create(ctx context.Context, path string, p Params) (*Store, error) {
	exists := &model.Problem{Key: "storage.create.exists", File: path, Err: model.ErrInvalid}
	if _, err := os.Lstat(path); err == nil {
		return nil, exists
	}
	folder := func(err error) error {
		return &model.Problem{Key: "storage.create.folder", File: path, Err: errors.Join(model.ErrReadOnly, err)}
	}
	fresh, err := newPart(filepath.Dir(path))
	if err != nil {
		return nil, folder(err)
	}
	if p.Random == nil {
		p.Random = rand.Reader
	}
	ids := model.NewIDs(p.Clock, p.Random)
	if err := makeFile(ctx, fresh.path, p, ids); err != nil {
		fresh.drop()
		var problem *model.Problem
		if errors.As(err, &problem) && problem.File == fresh.path { // which nobody has heard of
			problem.File = path
		}
		return nil, err
	}
	crashAt("create.filled")
	if err := fresh.publish(path); err != nil {
		fresh.drop()
		if errors.Is(err, fs.ErrExist) { // somebody else has made it meanwhile
			return nil, exists
		}
		return nil, folder(err)
	}
	return open(ctx, path, p.Options, ids)
}

// removeFile takes away what is left of a file that was not completed.
func removeFile(path string) {
	for _, x := range []string{"", "-journal", "-wal", "-shm"} {
		_ = os.Remove(path + x)
	}
}

// makeFile fills a file and waits until it is on the disk.
func makeFile(ctx context.Context, path string, p Params, ids *model.IDs) error {
	p.Backups = "" // it is no file yet
	s, err := connect(path, p.Options, ids, true, p.machine().PlaceOf(path))
	if err != nil {
		return err
	}
	err = s.problem(s.fill(ctx, p)) // before it is closed, which would be all that could be said
	if e := s.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = syncFile(path)
	}
	return err
}

func (s *Store) fill(ctx context.Context, p Params) error {
	if err := s.migrate(ctx, migrations); err != nil {
		return err
	}
	owner := &model.Author{Row: model.Ours(), Name: p.UserName}
	owner.ID = cmp.Or(p.Actor, s.ids.New())
	s.actor = owner.ID
	file := &model.File{
		Row: model.Ours(), Kind: "team", Name: p.TeamName, OwnerID: owner.ID, Zone: p.Zone, FirstWeekday: 1, FirstMonth: 1,
		IsSample: p.IsSample, NoteMonths: model.DefaultNoteMonths, ExpectationDays: model.DefaultExpectationDays,
		FadeMonths: model.DefaultFadeMonths,
	}
	_, err := s.Do(ctx, unit.CreateFile, func(w *Work) error {
		if err := w.Put(owner); err != nil {
			return err
		}
		if err := w.Put(file); err != nil {
			return err
		}
		return p.Starter.write(w, model.DateOf(s.clock.Now().In(file.Location())))
	})
	return err
}

// write copies the starter framework as version 1.
func (s *Starter) write(w *Work, on model.Date) error {
	c := &starterCopy{
		w: w, version: &model.Version{Row: model.Ours(), Number: 1, MadeOn: on},
		levels: map[string]model.ID{}, skills: map[string]model.ID{},
	}
	c.put(c.version)
	for _, st := range s.Steps {
		c.put(&model.Step{Row: model.Ours(), VersionID: c.version.ID, Value: st.Value, Label: st.Label})
	}
	for i, l := range s.Ladders {
		c.ladder(i, l)
	}
	for _, way := range s.Ways {
		c.put(&model.LevelWay{Row: model.Ours(), VersionID: c.version.ID, FromLevelID: c.levels[way.From], ToLevelID: c.levels[way.To]})
	}
	for i, sk := range s.Skills {
		c.skill(i, sk, s.Steps)
	}
	for _, l := range s.Ladders {
		for _, lv := range l.Levels {
			for _, sk := range s.Skills {
				if step := s.Targets[lv.Name][sk.Name]; step > 0 {
					c.put(&model.Target{Row: model.Ours(), VersionID: c.version.ID, LevelID: c.levels[lv.Name], SkillID: c.skills[sk.Name], Step: step})
				}
			}
		}
	}
	for i, x := range s.Criteria {
		c.criterion(i, x)
	}
	return c.err
}

// starterCopy keeps the first error, so that the copying reads like a list, and the lasting ids by name.
type starterCopy struct {
	w              *Work
	version        *model.Version
	levels, skills map[string]model.ID
	err            error
}

func (c *starterCopy) put(r model.Record) {
	if c.err == nil {
		c.err = c.w.Put(r)
	}
}

func (c *starterCopy) ladder(i int, l StarterLadder) {
	id := c.w.NewID()
	c.put(&model.Ladder{Row: model.Ours(), VersionID: c.version.ID, LadderID: id, Name: l.Name, Position: place(i)})
	for _, lv := range l.Levels {
		position := place(len(c.levels))
		c.levels[lv.Name] = c.w.NewID()
		c.put(&model.Level{
			Row: model.Ours(), VersionID: c.version.ID, LevelID: c.levels[lv.Name], LadderID: id, Name: lv.Name,
			Short: lv.Short, Position: position,
		})
	}
}

func (c *starterCopy) skill(i int, sk StarterSkill, steps []StarterStep) {
	id := c.w.NewID()
	c.skills[sk.Name] = id
	c.put(&model.Skill{
		Row: model.Ours(), VersionID: c.version.ID, SkillID: id, Name: sk.Name, Short: sk.Short, SkillGroup: sk.Group,
		About: sk.About, Position: place(i),
	})
	for k, text := range sk.Steps {
		c.put(&model.Behaviour{Row: model.Ours(), VersionID: c.version.ID, SkillID: id, Kind: model.Looks, Step: steps[k].Value, Text: text})
	}
	c.texts(id, model.Example, sk.Example)
	c.texts(id, model.Show, sk.Show)
	c.texts(id, model.Improve, sk.Improve)
}

// texts are those of a skill as a whole.
func (c *starterCopy) texts(skill model.ID, kind model.BehaviourKind, texts []string) {
	for i, text := range texts {
		c.put(&model.Behaviour{Row: model.Ours(), VersionID: c.version.ID, SkillID: skill, Kind: kind, Text: text, Position: place(i)})
	}
}

func (c *starterCopy) criterion(i int, x StarterCriterion) {
	row := model.Criterion{
		Row: model.Ours(), VersionID: c.version.ID, CriterionID: c.w.NewID(), LevelID: c.levels[x.Level], Text: x.Text, Months: x.Months, Position: place(i),
	}
	if x.Quota > 0 {
		m := model.Measure{
			Row: model.Ours(), Name: x.Text, Unit: "%", Source: model.FromDeals, Aggregate: model.QuotaShare, Target: model.Dec(x.Quota), Direction: model.MeasureUp,
		}
		c.put(&m)
		row.MeasureID = m.ID
	}
	c.put(&row)
}
