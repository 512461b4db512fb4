-- Direction: what the team's milestones need and wait for, dates that were moved, expectations, steps of goals, quotas,
-- what a rep decides alone, and the deals that measures are taken from.

-- How many days after its first one an expectation is to be looked at again; 0: never.
ALTER TABLE file ADD COLUMN expectation_days INTEGER NOT NULL DEFAULT 180;

-- Customers and products are found by their folded names.
CREATE TABLE customer(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  sector TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  employees INTEGER,
  parent_id TEXT REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  archived_at INTEGER) STRICT;
CREATE INDEX customer_subject ON customer(subject_id);
CREATE INDEX customer_parent_id ON customer(parent_id);

CREATE TABLE product(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  series TEXT NOT NULL DEFAULT '',
  price INTEGER,
  currency TEXT NOT NULL DEFAULT '',
  archived_at INTEGER) STRICT;
CREATE INDEX product_subject ON product(subject_id);

-- What lists call a customer or a product that is called otherwise here, folded. One of the two ids is set.
CREATE TABLE naming(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('customer','product')),
  listed_as TEXT NOT NULL DEFAULT '',
  customer_id TEXT REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  product_id TEXT REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE(kind, listed_as)) STRICT;
CREATE INDEX naming_subject ON naming(subject_id);
CREATE INDEX naming_customer_id ON naming(customer_id);
CREATE INDEX naming_product_id ON naming(product_id);

-- What a stage of another program means here; listed_as is folded.
CREATE TABLE stage_rule(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  listed_as TEXT NOT NULL DEFAULT '',
  stage TEXT NOT NULL CHECK (stage IN ('prospect','warm','hot','ready','won','lost')),
  UNIQUE(source, listed_as)) STRICT;
CREATE INDEX stage_rule_subject ON stage_rule(subject_id);

-- A deal of another program. Its subject is the rep. amount is in minor units, NULL where the list had none; the texts are
-- what the list says, also where a customer or product was found. missing_on is since when the list names it no more.
CREATE TABLE deal(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  external TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  customer_id TEXT REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  customer_text TEXT NOT NULL DEFAULT '',
  product_id TEXT REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
  product_text TEXT NOT NULL DEFAULT '',
  stage_text TEXT NOT NULL DEFAULT '',
  stage TEXT NOT NULL CHECK (stage IN ('prospect','warm','hot','ready','won','lost')),
  engaged_on TEXT,
  closed_on TEXT,
  amount INTEGER,
  currency TEXT NOT NULL DEFAULT '',
  missing_on TEXT,
  UNIQUE(source, external)) STRICT;
CREATE INDEX deal_subject ON deal(subject_id);
CREATE INDEX deal_customer_id ON deal(customer_id);
CREATE INDEX deal_product_id ON deal(product_id);
CREATE INDEX deal_closed_on ON deal(closed_on, stage);

-- What a measure is taken from. NULL filters take everything; from_on and to_on are the window, both days included.
ALTER TABLE measure DROP COLUMN source;
ALTER TABLE measure ADD COLUMN source TEXT NOT NULL DEFAULT 'hand' CHECK (source IN ('hand','deals'));
ALTER TABLE measure ADD COLUMN aggregate TEXT NOT NULL DEFAULT '' CHECK (aggregate IN ('','won_value','won_count','win_rate'));
ALTER TABLE measure ADD COLUMN from_on TEXT;
ALTER TABLE measure ADD COLUMN to_on TEXT;
ALTER TABLE measure ADD COLUMN rep_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE measure ADD COLUMN team TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN sector TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN product_id TEXT REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE measure ADD COLUMN currency TEXT NOT NULL DEFAULT '';
CREATE INDEX measure_rep_id ON measure(rep_id);
CREATE INDEX measure_product_id ON measure(product_id);

-- What a strategic milestone is measured by.
CREATE TABLE milestone_target(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  measure_id TEXT REFERENCES measure(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX milestone_target_subject ON milestone_target(subject_id);
CREATE INDEX milestone_target_strategic_milestone_id ON milestone_target(strategic_milestone_id);
CREATE INDEX milestone_target_measure_id ON milestone_target(measure_id);

-- A strategic milestone that cannot be reached before another one; there are no circles.
CREATE TABLE dependency(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  waits_for_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE(strategic_milestone_id, waits_for_id)) STRICT;
CREATE INDEX dependency_subject ON dependency(subject_id);
CREATE INDEX dependency_strategic_milestone_id ON dependency(strategic_milestone_id);
CREATE INDEX dependency_waits_for_id ON dependency(waits_for_id);

-- How many people a strategic milestone needs at which step of a skill.
CREATE TABLE needed_skill(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  skill_id TEXT,
  step INTEGER NOT NULL CHECK (step > 0),
  people INTEGER NOT NULL CHECK (people > 0),
  UNIQUE(strategic_milestone_id, skill_id)) STRICT;
CREATE INDEX needed_skill_subject ON needed_skill(subject_id);
CREATE INDEX needed_skill_strategic_milestone_id ON needed_skill(strategic_milestone_id);

-- A due date that was moved, or a goal that was carried to the next period: exactly one of the three ids is set.
CREATE TABLE date_move(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  strategic_milestone_id TEXT REFERENCES strategic_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  career_milestone_id TEXT REFERENCES career_milestone(id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('moved','carried')),
  moved_on TEXT,
  from_on TEXT,
  to_on TEXT,
  why TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX date_move_subject ON date_move(subject_id);
CREATE INDEX date_move_author_id ON date_move(author_id);
CREATE INDEX date_move_strategic_milestone_id ON date_move(strategic_milestone_id);
CREATE INDEX date_move_career_milestone_id ON date_move(career_milestone_id);
CREATE INDEX date_move_goal_id ON date_move(goal_id);

-- What is expected of a rep: one row a version, eight answers, the last is what the manager owes in return.
CREATE TABLE expectation(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number > 0),
  what TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  looks TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  complete_when TEXT NOT NULL DEFAULT '',
  takes TEXT NOT NULL DEFAULT '',
  back_on_track TEXT NOT NULL DEFAULT '',
  owed TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT) STRICT;
CREATE INDEX expectation_subject ON expectation(subject_id);
CREATE INDEX expectation_author_id ON expectation(author_id);

-- The rep has read a version and agrees; the author is whose machine it was entered on.
CREATE TABLE acknowledgement(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  expectation_id TEXT REFERENCES expectation(id) DEFERRABLE INITIALLY DEFERRED,
  acknowledged_on TEXT,
  via TEXT NOT NULL CHECK (via IN ('handover','file')),
  withdrawn_on TEXT) STRICT;
CREATE INDEX acknowledgement_subject ON acknowledgement(subject_id);
CREATE INDEX acknowledgement_author_id ON acknowledgement(author_id);
CREATE INDEX acknowledgement_expectation_id ON acknowledgement(expectation_id);

-- Expectations to begin with; those that come with the program are no rows.
CREATE TABLE expectation_template(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL DEFAULT '',
  ladder_id TEXT,
  what TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  looks TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  complete_when TEXT NOT NULL DEFAULT '',
  takes TEXT NOT NULL DEFAULT '',
  back_on_track TEXT NOT NULL DEFAULT '',
  owed TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX expectation_template_subject ON expectation_template(subject_id);
CREATE INDEX expectation_template_author_id ON expectation_template(author_id);

ALTER TABLE action_item ADD COLUMN expectation_id TEXT REFERENCES expectation(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX action_item_expectation_id ON action_item(expectation_id);

-- Which version of the expectations held when somebody was looked at: kept, as expectations may be backdated later.
ALTER TABLE assessment ADD COLUMN expectation_id TEXT REFERENCES expectation(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX assessment_expectation_id ON assessment(expectation_id);

-- A step on the way to a goal, ticked when it is done.
CREATE TABLE goal_step(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  goal_id TEXT REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  due_on TEXT,
  done_on TEXT,
  archived_at INTEGER) STRICT;
CREATE INDEX goal_step_subject ON goal_step(subject_id);
CREATE INDEX goal_step_goal_id ON goal_step(goal_id);

-- What somebody is to bring in a period. It belongs to whom it was set for and never moves.
CREATE TABLE quota(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  measure_id TEXT REFERENCES measure(id) DEFERRABLE INITIALLY DEFERRED,
  valid_from TEXT,
  valid_to TEXT,
  archived_at INTEGER) STRICT;
CREATE INDEX quota_subject ON quota(subject_id);
CREATE INDEX quota_measure_id ON quota(measure_id);

-- An area in which decisions are delegated.
CREATE TABLE decision_area(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER) STRICT;
CREATE INDEX decision_area_subject ON decision_area(subject_id);

-- How much a rep decides alone in an area: 1 the manager tells, 5 the rep decides.
CREATE TABLE delegation(
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  visibility TEXT NOT NULL CHECK (visibility IN ('private','shared','team')),
  version INTEGER NOT NULL,
  author_id TEXT REFERENCES author(id) DEFERRABLE INITIALLY DEFERRED,
  area_id TEXT REFERENCES decision_area(id) DEFERRABLE INITIALLY DEFERRED,
  degree INTEGER NOT NULL CHECK (degree BETWEEN 1 AND 5),
  next_step TEXT NOT NULL DEFAULT '',
  next_on TEXT,
  valid_from TEXT,
  valid_to TEXT) STRICT;
CREATE INDEX delegation_subject ON delegation(subject_id);
CREATE INDEX delegation_author_id ON delegation(author_id);
CREATE INDEX delegation_area_id ON delegation(area_id);
