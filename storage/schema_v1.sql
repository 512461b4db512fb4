-- Version 1 of a team file. Every record has id, subject_id (NULL: the team's), visibility and version (the number of the
-- unit that wrote it last). Dates are TEXT 2026-11-23, instants INTEGER milliseconds, states TEXT with a CHECK.

CREATE TABLE unit(
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  id     TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL CHECK (kind IN ('do','undo','redo')),
  target INTEGER REFERENCES unit(seq),
  state  TEXT NOT NULL CHECK (state IN ('done','undone','gone','keep')),
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  schema INTEGER NOT NULL) STRICT;
CREATE INDEX unit_state ON unit(state, actor, seq);
CREATE INDEX unit_target ON unit(target);
CREATE INDEX unit_at ON unit(at);

CREATE TABLE change(
  unit       INTEGER NOT NULL REFERENCES unit(seq),
  n          INTEGER NOT NULL,
  tbl        TEXT NOT NULL,
  row_id     TEXT NOT NULL,
  subject_id TEXT,
  visibility TEXT NOT NULL,
  cols       TEXT NOT NULL DEFAULT '',
  op         TEXT NOT NULL CHECK (op IN ('I','U','D','M')),
  diff       TEXT,
  PRIMARY KEY(unit, n)) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change(row_id, unit);
CREATE INDEX change_subject ON change(subject_id, unit);

CREATE TABLE bulk(
  unit       INTEGER NOT NULL REFERENCES unit(seq),
  n          INTEGER NOT NULL,
  tbl        TEXT NOT NULL,
  subject_id TEXT,
  visibility TEXT NOT NULL,
  op         TEXT NOT NULL CHECK (op IN ('I','D')),
  count      INTEGER NOT NULL,
  first      TEXT NOT NULL,
  last       TEXT NOT NULL,
  data       BLOB NOT NULL,
  PRIMARY KEY(unit, n)) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_subject ON bulk(subject_id, unit);
CREATE INDEX bulk_range ON bulk(tbl, first, last);

CREATE TABLE migration(version INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;

-- Who was erased, without a name: a copy that is restored later loses them again.
CREATE TABLE erased(
  id     TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL,
  former TEXT NOT NULL, -- what they are called where something had to stay
  at     INTEGER NOT NULL) STRICT;

CREATE TABLE file(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('team','rep')),
  name TEXT NOT NULL DEFAULT '',
  owner_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  zone TEXT NOT NULL DEFAULT '',
  first_weekday INTEGER NOT NULL DEFAULT 0,
  first_month INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT '',
  paper TEXT NOT NULL DEFAULT '',
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0,1))) STRICT;
CREATE INDEX file_subject ON file(subject_id);
CREATE INDEX file_owner_id ON file(owner_id);

CREATE TABLE author(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX author_subject ON author(subject_id);
CREATE INDEX author_person_id ON author(person_id);

CREATE TABLE person(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  given TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  call_name TEXT NOT NULL DEFAULT '',
  is_rep INTEGER NOT NULL DEFAULT 0 CHECK (is_rep IN (0,1)),
  place TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  started_on TEXT,
  left_on TEXT,
  archived_at INTEGER) STRICT;
CREATE INDEX person_subject ON person(subject_id);

CREATE TABLE person_alias(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX person_alias_subject ON person_alias(subject_id);

CREATE TABLE person_source(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  external TEXT NOT NULL DEFAULT '',
  UNIQUE(source, external)) STRICT;
CREATE INDEX person_source_subject ON person_source(subject_id);

CREATE TABLE assignment(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  manager_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  team TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  level_id TEXT,
  valid_from TEXT,
  valid_to TEXT) STRICT;
CREATE INDEX assignment_subject ON assignment(subject_id);
CREATE INDEX assignment_manager_id ON assignment(manager_id);

CREATE TABLE framework_version(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  number INTEGER NOT NULL DEFAULT 0,
  made_on TEXT) STRICT;
CREATE INDEX framework_version_subject ON framework_version(subject_id);

CREATE TABLE scale_step(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  value INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX scale_step_subject ON scale_step(subject_id);
CREATE INDEX scale_step_version_id ON scale_step(version_id);

CREATE TABLE ladder(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  ladder_id TEXT,
  name TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX ladder_subject ON ladder(subject_id);
CREATE INDEX ladder_version_id ON ladder(version_id);

CREATE TABLE level(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT,
  ladder_id TEXT,
  name TEXT NOT NULL DEFAULT '',
  short TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX level_subject ON level(subject_id);
CREATE INDEX level_version_id ON level(version_id);

CREATE TABLE level_way(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  from_level_id TEXT,
  to_level_id TEXT) STRICT;
CREATE INDEX level_way_subject ON level_way(subject_id);
CREATE INDEX level_way_version_id ON level_way(version_id);

CREATE TABLE skill(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  skill_id TEXT,
  name TEXT NOT NULL DEFAULT '',
  short TEXT NOT NULL DEFAULT '',
  skill_group TEXT NOT NULL DEFAULT '',
  about TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX skill_subject ON skill(subject_id);
CREATE INDEX skill_version_id ON skill(version_id);

CREATE TABLE behaviour(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  skill_id TEXT,
  step INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX behaviour_subject ON behaviour(subject_id);
CREATE INDEX behaviour_version_id ON behaviour(version_id);

CREATE TABLE target(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT,
  skill_id TEXT,
  step INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX target_subject ON target(subject_id);
CREATE INDEX target_version_id ON target(version_id);

CREATE TABLE assessment(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  assessed_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open','compared','agreed'))) STRICT;
CREATE INDEX assessment_subject ON assessment(subject_id);
CREATE INDEX assessment_author_id ON assessment(author_id);
CREATE INDEX assessment_version_id ON assessment(version_id);

CREATE TABLE rating(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  assessment_id TEXT REFERENCES assessment(id) DEFERRABLE INITIALLY DEFERRED,
  skill_id TEXT,
  rater TEXT NOT NULL CHECK (rater IN ('self','manager','agreed')),
  step INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0,1)),
  sentence TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX rating_subject ON rating(subject_id);
CREATE INDEX rating_author_id ON rating(author_id);
CREATE INDEX rating_assessment_id ON rating(assessment_id);

CREATE TABLE meeting(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  meeting_on TEXT,
  at_time TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0,
  place TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('planned','held','moved','skipped','cancelled'))) STRICT;
CREATE INDEX meeting_subject ON meeting(subject_id);
CREATE INDEX meeting_author_id ON meeting(author_id);

CREATE TABLE cadence(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  days INTEGER NOT NULL CHECK (days > 0),
  valid_from TEXT,
  valid_to TEXT) STRICT;
CREATE INDEX cadence_subject ON cadence(subject_id);
CREATE INDEX cadence_author_id ON cadence(author_id);

CREATE TABLE talking_point(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  side TEXT NOT NULL CHECK (side IN ('manager','rep')),
  text TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('','career','skill','deal','customer','strategy','personal')),
  position INTEGER NOT NULL DEFAULT 0,
  raised_on TEXT,
  raised_in_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  closed_on TEXT,
  closed_in_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  replaced_by TEXT REFERENCES talking_point(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX talking_point_subject ON talking_point(subject_id);
CREATE INDEX talking_point_author_id ON talking_point(author_id);
CREATE INDEX talking_point_raised_in_id ON talking_point(raised_in_id);
CREATE INDEX talking_point_closed_in_id ON talking_point(closed_in_id);
CREATE INDEX talking_point_replaced_by ON talking_point(replaced_by);

CREATE TABLE note(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  noted_on TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('note','win','lesson','evidence','observation')),
  text TEXT NOT NULL DEFAULT '',
  meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  replaced_by TEXT REFERENCES note(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX note_subject ON note(subject_id);
CREATE INDEX note_author_id ON note(author_id);
CREATE INDEX note_meeting_id ON note(meeting_id);
CREATE INDEX note_replaced_by ON note(replaced_by);

CREATE TABLE measure(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  source TEXT NOT NULL CHECK (source IN ('hand')),
  start INTEGER,
  target INTEGER,
  direction TEXT NOT NULL CHECK (direction IN ('up','down','keep'))) STRICT;
CREATE INDEX measure_subject ON measure(subject_id);

CREATE TABLE reading(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  measure_id TEXT REFERENCES measure(id) DEFERRABLE INITIALLY DEFERRED,
  read_on TEXT,
  value INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX reading_subject ON reading(subject_id);
CREATE INDEX reading_author_id ON reading(author_id);
CREATE INDEX reading_measure_id ON reading(measure_id);

CREATE TABLE career_milestone(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned','active','reached','missed','dropped')),
  opened_on TEXT,
  closed_on TEXT,
  level_id TEXT,
  skill_id TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  replaced_by TEXT REFERENCES career_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX career_milestone_subject ON career_milestone(subject_id);
CREATE INDEX career_milestone_author_id ON career_milestone(author_id);
CREATE INDEX career_milestone_replaced_by ON career_milestone(replaced_by);

CREATE TABLE goal(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL DEFAULT '',
  done_when TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open','reached','missed','dropped')),
  opened_on TEXT,
  closed_on TEXT,
  skill_id TEXT,
  career_milestone_id TEXT REFERENCES career_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  replaced_by TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX goal_subject ON goal(subject_id);
CREATE INDEX goal_author_id ON goal(author_id);
CREATE INDEX goal_career_milestone_id ON goal(career_milestone_id);
CREATE INDEX goal_replaced_by ON goal(replaced_by);

CREATE TABLE key_result(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  measure_id TEXT REFERENCES measure(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX key_result_subject ON key_result(subject_id);
CREATE INDEX key_result_goal_id ON key_result(goal_id);
CREATE INDEX key_result_measure_id ON key_result(measure_id);

CREATE TABLE check_in(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  checked_on TEXT,
  progress TEXT NOT NULL DEFAULT '',
  blocker TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '',
  confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('','sure','fairly','unsure')),
  archived_at INTEGER) STRICT;
CREATE INDEX check_in_subject ON check_in(subject_id);
CREATE INDEX check_in_author_id ON check_in(author_id);
CREATE INDEX check_in_goal_id ON check_in(goal_id);

CREATE TABLE action_item(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  owed_by TEXT NOT NULL CHECK (owed_by IN ('manager','rep')),
  text TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open','done','dropped')),
  opened_on TEXT,
  closed_on TEXT,
  point_id TEXT REFERENCES talking_point(id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  replaced_by TEXT REFERENCES action_item(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX action_item_subject ON action_item(subject_id);
CREATE INDEX action_item_author_id ON action_item(author_id);
CREATE INDEX action_item_point_id ON action_item(point_id);
CREATE INDEX action_item_meeting_id ON action_item(meeting_id);
CREATE INDEX action_item_goal_id ON action_item(goal_id);
CREATE INDEX action_item_replaced_by ON action_item(replaced_by);

CREATE TABLE strategic_milestone(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('quarter','launch','campaign','segment','own')),
  kind_name TEXT NOT NULL DEFAULT '',
  starts_on TEXT,
  due_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned','active','reached','missed','dropped')),
  opened_on TEXT,
  closed_on TEXT,
  headed TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  looks TEXT NOT NULL DEFAULT '',
  for_customers TEXT NOT NULL DEFAULT '',
  for_us TEXT NOT NULL DEFAULT '',
  for_company TEXT NOT NULL DEFAULT '',
  retrospective TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX strategic_milestone_subject ON strategic_milestone(subject_id);

CREATE TABLE link(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  career_milestone_id TEXT REFERENCES career_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('leads','contributes','learns','backs_up')),
  why TEXT NOT NULL DEFAULT '',
  UNIQUE(career_milestone_id, strategic_milestone_id)) STRICT;
CREATE INDEX link_subject ON link(subject_id);
CREATE INDEX link_career_milestone_id ON link(career_milestone_id);
CREATE INDEX link_strategic_milestone_id ON link(strategic_milestone_id);

-- What search looks through. A line of search_doc stands for a row, the line of search_index with the same number for
-- its words, taken apart and folded by the program: only spaces are left to find. Numbers rise with the day. Nothing
-- of this is a record: it follows from the rows and is written with them.
CREATE TABLE search_doc(
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL,
  subject_id TEXT,
  private_to TEXT, -- the author who alone may find it
  archived INTEGER NOT NULL,
  UNIQUE(row_id, tbl)) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(text, scope, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');

CREATE VIRTUAL TABLE search_word USING fts5vocab(search_index, instance);
