-- What somebody is writing and has not stored yet. It is its author's alone, and no record: nothing of it is in the
-- journal or in the search index. thing names what is written and route where, both by kinds and ids; fields has, by
-- the name of each field, what it held before and what it holds: {"note.text":["was","is"]}. No column refers to another table: a draft must never stand in the way
-- of a change, so one whose person is gone is only not shown.
CREATE TABLE draft(
  window     TEXT NOT NULL, -- the window it was written in last
  thing      TEXT NOT NULL,
  subject_id TEXT,
  author_id  TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility='private'),
  route      TEXT NOT NULL,
  field      TEXT NOT NULL, -- the one somebody wrote in last
  fields     TEXT NOT NULL CHECK (json_valid(fields)),
  at         INTEGER NOT NULL,
  PRIMARY KEY(author_id, window, thing)) STRICT, WITHOUT ROWID;
CREATE INDEX draft_subject ON draft(subject_id);
