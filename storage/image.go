package storage

import (
	"bytes"
	"encoding/json"

	"milepost/model"
)

// Image is a row as columns and values: int64 or string. Columns that hold nothing are absent.
type Image map[string]any

// ID is the row's id.
func (m Image) ID() model.ID {
	id, _ := m["id"].(string)
	return model.ID(id)
}

// plain turns what JSON gives back into what the database gives.
func plain(v any) any {
	n, ok := v.(json.Number)
	if !ok {
		return v
	}
	i, err := n.Int64()
	if err != nil {
		return n.String() // no column holds anything but whole numbers and texts
	}
	return i
}

// decode reads JSON of the journal without making floats of its numbers.
func decode(js []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(js))
	d.UseNumber()
	return d.Decode(into)
}

func decodeImage(js string) (Image, error) {
	m := Image{}
	if err := decode([]byte(js), &m); err != nil {
		return nil, badJournal(err)
	}
	for k, v := range m {
		m[k] = plain(v)
	}
	return m, nil
}

// diff is before and after of the columns a unit changed.
type diff map[string][2]any

func decodeDiff(js string) (diff, error) {
	d := diff{}
	if err := decode([]byte(js), &d); err != nil {
		return nil, badJournal(err)
	}
	for k, v := range d {
		d[k] = [2]any{plain(v[0]), plain(v[1])}
	}
	return d, nil
}
