package storage

// moves is the table of dates that were moved.
const moves = "date_move"

// movesOfKnown adds the moves of a record's date to what is told of it: they say why it moved. What is private of others
// is left out with its unit, as everywhere.
func (t *teller) movesOfKnown(table string) error {
	column := map[string]string{"strategic_milestone": "strategic_milestone_id", "career_milestone": "career_milestone_id", "goal": "goal_id"}[table]
	if column == "" {
		return nil
	}
	known, err := jsonText(t.known)
	if err != nil {
		return err
	}
	ids, err := t.texts("SELECT id FROM "+moves+" WHERE "+column+" IN (SELECT value FROM json_each(?))", known)
	t.known = append(t.known, ids...)
	return err
}
