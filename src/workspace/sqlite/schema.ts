/**
 * The steps that bring a workspace from version n to n + 1. A step that has been released is never changed: a change is a
 * new step at the end.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE load (
    sequence INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed (id),
    file TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    mapping_hash TEXT NOT NULL,
    received_at TEXT NOT NULL,
    counts TEXT NOT NULL
  ) STRICT;

  -- Every version of every row; a key is area and key of the row. The version in force is current, and so is a withdrawal.
  CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed (id),
    key TEXT NOT NULL,
    load INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    revision TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    row INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    replaces INTEGER,
    is_current INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX version_current ON version (feed, key) WHERE is_current = 1;
  CREATE INDEX version_past ON version (feed, key) WHERE is_current = 0;

  CREATE TABLE quarantine (
    load INTEGER NOT NULL,
    row INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;
  CREATE INDEX quarantine_load ON quarantine (load);

  -- What the engine worked out, by name: JSON as text, columns of numbers as bytes. Replaced as a whole.
  CREATE TABLE derived (
    name TEXT PRIMARY KEY,
    body ANY NOT NULL
  ) STRICT;

  CREATE TABLE identity_event (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    cause TEXT NOT NULL
  ) STRICT;

  CREATE TABLE judgement (
    left_mention TEXT NOT NULL,
    right_mention TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (left_mention, right_mention)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Judgements: what was said and what was taken back, one row each, never changed. No command has written the former table;
  -- what a program wrote to it by itself is kept.
  CREATE TABLE judgement_event (
    sequence INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    judgement TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_on TEXT NOT NULL,
    because TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (judgement, type)
  ) STRICT;
  INSERT INTO judgement_event (type, judgement, said_by, said_on, because, body)
    SELECT 'said', 'J' || left_mention || '-' || right_mention, by, substr(at, 1, 10), reason,
           json_object('verdict', verdict, 'left', json_array(left_mention), 'right', json_array(right_mention),
                       'overrides', json_array(), 'guarded', json('true'))
    FROM judgement WHERE verdict IN ('same', 'different') AND left_mention < right_mention
    ORDER BY left_mention, right_mention;
  DROP TABLE judgement;
  CREATE TRIGGER judgement_event_stays BEFORE UPDATE ON judgement_event
    BEGIN SELECT raise(ABORT, 'judgements are never changed'); END;
  CREATE TRIGGER judgement_event_remains BEFORE DELETE ON judgement_event
    BEGIN SELECT raise(ABORT, 'judgements are never deleted'); END;

  CREATE TABLE derivation (
    sequence INTEGER PRIMARY KEY,
    worked_from TEXT NOT NULL,
    loads INTEGER NOT NULL,
    judgements INTEGER NOT NULL,
    through TEXT NOT NULL
  ) STRICT;

  ALTER TABLE identity_event RENAME COLUMN cause TO causes;
  ALTER TABLE identity_event ADD COLUMN derivation INTEGER NOT NULL DEFAULT 0;
  UPDATE identity_event SET causes = json_array(json_object('code', causes, 'ids', json_array(), 'count', 0));
  `,
  `
  -- What alerts were after each derivation that changed them, and what people decided on them; neither is ever changed.
  CREATE TABLE alert_version (
    sequence INTEGER PRIMARY KEY,
    derivation INTEGER NOT NULL,
    alert TEXT NOT NULL,
    name TEXT NOT NULL,
    made TEXT NOT NULL,
    people TEXT NOT NULL
  ) STRICT;

  CREATE TABLE alert_decision (
    sequence INTEGER PRIMARY KEY,
    alert TEXT NOT NULL,
    type TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_on TEXT NOT NULL,
    because TEXT NOT NULL,
    evidence TEXT NOT NULL,
    guarded INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER alert_decision_stays BEFORE UPDATE ON alert_decision
    BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
  CREATE TRIGGER alert_decision_remains BEFORE DELETE ON alert_decision
    BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
  `,
  `
  -- Models that matching was pinned to; an empty model frees it. Never changed.
  CREATE TABLE model_pin (
    sequence INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_on TEXT NOT NULL,
    because TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER model_pin_stays BEFORE UPDATE ON model_pin
    BEGIN SELECT raise(ABORT, 'pins are never changed'); END;
  CREATE TRIGGER model_pin_remains BEFORE DELETE ON model_pin
    BEGIN SELECT raise(ABORT, 'pins are never deleted'); END;
  `,
  `
  -- The records that results were worked out from, as the columns that a network is built of, and where each record stands:
  -- ids as text, numbers as bytes ("i4" signed, of four bytes, little-endian; "u1" of one). Replaced as a whole.
  CREATE TABLE snapshot (
    name TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    body ANY NOT NULL
  ) STRICT;
  `,
  `
  -- Which reason of the list an alert was dismissed for, and which alert a duplicate repeats.
  ALTER TABLE alert_decision ADD COLUMN reason TEXT NOT NULL DEFAULT '';
  ALTER TABLE alert_decision ADD COLUMN duplicate_of TEXT NOT NULL DEFAULT '';
  `,
  `
  -- What was erased for good: marks that keep rows out should they come again, and who erased how many when and why. An erasure
  -- is the one thing that may take judgements and decisions away; the row that lets it stands only within its transaction.
  CREATE TABLE erased_row (
    mark TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE erasure (
    sequence INTEGER PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
    BEGIN SELECT raise(ABORT, 'erasures are never changed'); END;
  CREATE TRIGGER erasure_remains BEFORE DELETE ON erasure
    BEGIN SELECT raise(ABORT, 'erasures are never deleted'); END;
  CREATE TABLE erasing (
    is_erasing INTEGER NOT NULL
  ) STRICT;
  DROP TRIGGER judgement_event_remains;
  CREATE TRIGGER judgement_event_remains BEFORE DELETE ON judgement_event WHEN NOT EXISTS (SELECT 1 FROM erasing)
    BEGIN SELECT raise(ABORT, 'judgements are never deleted'); END;
  DROP TRIGGER alert_decision_remains;
  CREATE TRIGGER alert_decision_remains BEFORE DELETE ON alert_decision WHEN NOT EXISTS (SELECT 1 FROM erasing)
    BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
  `,
];
