-- Skills and careers: what belongs to a framework beyond steps, what a promotion asks, assessments in three steps, roles of
-- others to compare with, where somebody wants to go, and decks that another manager rates.

-- After how many months a rating without newer evidence fades; 0: never.
ALTER TABLE file ADD COLUMN fade_months INTEGER NOT NULL DEFAULT 6;

-- What a level is about, in a sentence or two.
ALTER TABLE level ADD COLUMN about TEXT NOT NULL DEFAULT '';

-- A text of a skill: what it looks like, an example, how to show it, how to improve it; at a step, at a level (step 0), or of the
-- skill as a whole (neither).
ALTER TABLE behaviour ADD COLUMN kind TEXT NOT NULL DEFAULT 'looks' CHECK (kind IN ('looks','example','show','improve'));
ALTER TABLE behaviour ADD COLUMN level_id TEXT;
ALTER TABLE behaviour ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

-- A ladder that asks for a skill. A skill that no ladder is named for is asked for by all.
CREATE TABLE ladder_skill(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  ladder_id TEXT,
  skill_id TEXT,
  UNIQUE(version_id, ladder_id, skill_id)) STRICT;
CREATE INDEX ladder_skill_subject ON ladder_skill(subject_id);
CREATE INDEX ladder_skill_version_id ON ladder_skill(version_id);

-- What a promotion to a level asks beside skills: words, some with a measure.
CREATE TABLE criterion(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  criterion_id TEXT,
  level_id TEXT,
  text TEXT NOT NULL DEFAULT '',
  measure_id TEXT REFERENCES measure(id) DEFERRABLE INITIALLY DEFERRED,
  months INTEGER NOT NULL DEFAULT 0 CHECK (months >= 0),
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE(version_id, criterion_id)) STRICT;
CREATE INDEX criterion_subject ON criterion(subject_id);
CREATE INDEX criterion_version_id ON criterion(version_id);
CREATE INDEX criterion_measure_id ON criterion(measure_id);

-- Whether somebody met a criterion on a day, as somebody who knows them saw it. Append-only; the newest counts.
CREATE TABLE criterion_check(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  criterion_id TEXT,
  checked_on TEXT,
  met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0,1)),
  sentence TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX criterion_check_subject ON criterion_check(subject_id);
CREATE INDEX criterion_check_author_id ON criterion_check(author_id);

-- Assessments in three steps: who has finished when, and when what was agreed was taken back. While a blind one is open, each
-- side's ratings are held back from the other.
ALTER TABLE assessment ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0,1));
ALTER TABLE assessment ADD COLUMN self_on TEXT;
ALTER TABLE assessment ADD COLUMN manager_on TEXT;
ALTER TABLE assessment ADD COLUMN agreed_on TEXT;
ALTER TABLE assessment ADD COLUMN withdrawn_on TEXT;

-- A role as others describe it, to compare with: never a rating. Attribution is shown wherever the role is.
CREATE TABLE benchmark(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  attribution TEXT NOT NULL DEFAULT '',
  ladder_id TEXT,
  archived_at INTEGER,
  UNIQUE(source, code)) STRICT;
CREATE INDEX benchmark_subject ON benchmark(subject_id);

-- One skill of such a role; importance and level in hundredths, NULL where the list has none.
CREATE TABLE benchmark_skill(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  benchmark_id TEXT REFERENCES benchmark(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  importance INTEGER,
  level INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE(benchmark_id, code)) STRICT;
CREATE INDEX benchmark_skill_subject ON benchmark_skill(subject_id);
CREATE INDEX benchmark_skill_benchmark_id ON benchmark_skill(benchmark_id);

-- Where a rep wants to go, in their own words. Append-only; the newest counts.
CREATE TABLE aspiration(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  stated_on TEXT,
  text TEXT NOT NULL DEFAULT '',
  archived_at INTEGER) STRICT;
CREATE INDEX aspiration_subject ON aspiration(subject_id);
CREATE INDEX aspiration_author_id ON aspiration(author_id);

-- A deck of evidence without names that another manager rates, to see whether two managers mean the same. Its cards are their
-- author's alone: they say whom each is about.
CREATE TABLE calibration_deck(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  made_on TEXT,
  version_id TEXT REFERENCES framework_version(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX calibration_deck_subject ON calibration_deck(subject_id);
CREATE INDEX calibration_deck_author_id ON calibration_deck(author_id);
CREATE INDEX calibration_deck_version_id ON calibration_deck(version_id);

CREATE TABLE calibration_card(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  deck_id TEXT REFERENCES calibration_deck(id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number > 0),
  skill_id TEXT,
  rating_id TEXT REFERENCES rating(id) DEFERRABLE INITIALLY DEFERRED,
  step INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX calibration_card_subject ON calibration_card(subject_id);
CREATE INDEX calibration_card_author_id ON calibration_card(author_id);
CREATE INDEX calibration_card_deck_id ON calibration_card(deck_id);
CREATE INDEX calibration_card_rating_id ON calibration_card(rating_id);

-- What another manager made of a card. Step 0: skipped.
CREATE TABLE calibration_answer(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  card_id TEXT REFERENCES calibration_card(id) DEFERRABLE INITIALLY DEFERRED,
  rater TEXT NOT NULL DEFAULT '',
  answered_on TEXT,
  step INTEGER NOT NULL DEFAULT 0,
  sentence TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX calibration_answer_subject ON calibration_answer(subject_id);
CREATE INDEX calibration_answer_author_id ON calibration_answer(author_id);
CREATE INDEX calibration_answer_card_id ON calibration_answer(card_id);

-- Since when the list that customers and products came from names them no more.
ALTER TABLE customer ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN missing_on TEXT;
ALTER TABLE product ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN missing_on TEXT;

-- How a list's columns were understood once it was corrected by hand; shape is its header, folded.
CREATE TABLE column_rule(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  shape TEXT NOT NULL DEFAULT '',
  mapping TEXT NOT NULL DEFAULT '',
  UNIQUE(kind, shape)) STRICT;
CREATE INDEX column_rule_subject ON column_rule(subject_id);

-- A measure of the share of a quota that won deals reach.
ALTER TABLE measure RENAME COLUMN aggregate TO aggregate_was;
ALTER TABLE measure ADD COLUMN aggregate TEXT NOT NULL DEFAULT '' CHECK (aggregate IN ('','won_value','won_count','win_rate','quota_share'));
UPDATE measure SET aggregate=aggregate_was;
ALTER TABLE measure DROP COLUMN aggregate_was;
