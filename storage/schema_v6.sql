-- Standing meetings. A series without a subject is a meeting of the whole team. Its occurrences follow from its rule and
-- are no rows; what became of a single one is a meeting that names the series and the day it would have been.
CREATE TABLE series(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL CHECK (rule IN ('weekly','monthly_date','monthly_weekday')),
  every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 52),
  week INTEGER NOT NULL CHECK (week BETWEEN -1 AND 4), -- of the month, -1 the last; 0 for other rules
  at_time TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0,
  place TEXT NOT NULL DEFAULT '',
  uid TEXT NOT NULL DEFAULT '', -- in the calendar it came from
  valid_from TEXT, -- the first occurrence, whose weekday or date is the series'
  valid_to TEXT,
  archived_at INTEGER) STRICT;
CREATE INDEX series_subject ON series(subject_id);
CREATE INDEX series_author_id ON series(author_id);

ALTER TABLE meeting ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN series_id TEXT REFERENCES series(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN series_on TEXT; -- the day the rule gives, also when it was moved
ALTER TABLE meeting ADD COLUMN started_at INTEGER;
ALTER TABLE meeting ADD COLUMN ended_at INTEGER;
ALTER TABLE meeting ADD COLUMN uid TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX meeting_series_id ON meeting(series_id, series_on);
CREATE INDEX meeting_series_on ON meeting(series_on) WHERE series_on IS NOT NULL;

-- Days on which somebody is away: they do not count as waiting for a talk.
CREATE TABLE absence(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  valid_from TEXT,
  valid_to TEXT,
  archived_at INTEGER) STRICT;
CREATE INDEX absence_subject ON absence(subject_id);
CREATE INDEX absence_author_id ON absence(author_id);

-- Which list of the pair a point stands on; deals have one of their own, so that they leave room for coaching.
ALTER TABLE talking_point ADD COLUMN list TEXT NOT NULL DEFAULT '' CHECK (list IN ('','pipeline'));

-- What the one who owes said last when asked.
ALTER TABLE action_item ADD COLUMN reply TEXT NOT NULL DEFAULT '';
ALTER TABLE action_item ADD COLUMN replied_on TEXT;

-- An observation: the call or visit, what to keep and what to try.
ALTER TABLE note ADD COLUMN occasion TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN keep TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN try_next TEXT NOT NULL DEFAULT '';
CREATE INDEX note_observed ON note(subject_id, noted_on) WHERE kind='observation';

-- What an imported note was when it came, as a SHA-256 in hexadecimal digits: it is known again after it was changed here.
ALTER TABLE note ADD COLUMN origin TEXT NOT NULL DEFAULT '';

-- What a note is evidence of: exactly one column is set. step is what an observation saw of a skill, 0 for none.
CREATE TABLE note_link(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  note_id TEXT REFERENCES note(id) DEFERRABLE INITIALLY DEFERRED,
  skill_id TEXT,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  career_milestone_id TEXT REFERENCES career_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  rating_id TEXT REFERENCES rating(id) DEFERRABLE INITIALLY DEFERRED,
  step INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX note_link_subject ON note_link(subject_id);
CREATE INDEX note_link_author_id ON note_link(author_id);
CREATE INDEX note_link_note_id ON note_link(note_id);
CREATE INDEX note_link_goal_id ON note_link(goal_id);
CREATE INDEX note_link_career_milestone_id ON note_link(career_milestone_id);
CREATE INDEX note_link_strategic_milestone_id ON note_link(strategic_milestone_id);
CREATE INDEX note_link_rating_id ON note_link(rating_id);

-- What was sent to a rep after a talk: which promises had which number, so that a reply means the same ones.
CREATE TABLE summary(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  made_on TEXT,
  items TEXT NOT NULL DEFAULT '') STRICT; -- ids of action items with a space between, the first is number 1
CREATE INDEX summary_subject ON summary(subject_id);
CREATE INDEX summary_author_id ON summary(author_id);
CREATE INDEX summary_meeting_id ON summary(meeting_id);

-- Templates of talks that the team has made; those that come with the program are no rows.
CREATE TABLE template(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX template_subject ON template(subject_id);
CREATE INDEX template_author_id ON template(author_id);

CREATE TABLE template_point(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  template_id TEXT REFERENCES template(id) DEFERRABLE INITIALLY DEFERRED,
  side TEXT NOT NULL CHECK (side IN ('manager','rep')),
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('','career','skill','deal','customer','strategy','personal')),
  text TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX template_point_subject ON template_point(subject_id);
CREATE INDEX template_point_template_id ON template_point(template_id);

-- Questions that were imported; those that come with the program are no rows.
CREATE TABLE question(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '', -- "en", "ja"
  source TEXT NOT NULL DEFAULT '',
  external TEXT NOT NULL DEFAULT '',
  archived_at INTEGER) STRICT;
CREATE INDEX question_subject ON question(subject_id);
CREATE UNIQUE INDEX question_source ON question(source, external, language);

-- A line that was caught between two talks from the inbox folder. It is its author's alone and belongs to nobody until
-- somebody says whom it is about. What became a note or a point leaves an empty line about the same person, so that its
-- file is not read twice and nothing is left of it when the person is erased.
CREATE TABLE caught(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL DEFAULT '',
  caught_on TEXT,
  file_name TEXT NOT NULL DEFAULT '',
  digest TEXT NOT NULL DEFAULT '', -- SHA-256 of the file, in hexadecimal digits
  sorted_on TEXT) STRICT; -- the day it became something; NULL while it waits
CREATE INDEX caught_subject ON caught(subject_id);
CREATE INDEX caught_author_id ON caught(author_id);
CREATE INDEX caught_digest ON caught(digest);
CREATE INDEX caught_waiting ON caught(caught_on) WHERE sorted_on IS NULL;
