-- How far each handler of events has come with each campaign: all events up to here are handled or dead letters. Only ever moves forward.
-- The claim is the newest activation's: dead letters and ends are taken from nobody else.
CREATE TABLE handler_positions (
    campaign_id BLOB    NOT NULL,
    handler     TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    claim       BLOB,
    PRIMARY KEY (campaign_id, handler)
) STRICT, WITHOUT ROWID;

-- What rules of play let follow from the events so far was sent by earlier servers. Some of it was refused, or had nothing to change, and left no row: it must not be decided anew.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'influence', sequence FROM journal_heads WHERE sequence > 0;

-- When each handler first ran anywhere.
CREATE TABLE handlers (
    handler TEXT    NOT NULL PRIMARY KEY,
    since   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Events that a handler gave up, until an operator has them tried again or drops them. A settled one is over; it stays until the handler's position
-- has passed it, so that a handler that reads it once more after a crash passes it over.
CREATE TABLE dead_letters (
    handler     TEXT    NOT NULL,
    campaign_id BLOB    NOT NULL,
    sequence    INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    entity_id   BLOB    NOT NULL,
    event_type  TEXT    NOT NULL,
    error       TEXT    NOT NULL,
    tries       INTEGER NOT NULL,
    trace_id    TEXT,
    dead_at     INTEGER NOT NULL,
    settled     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (handler, campaign_id, sequence)
) STRICT;

-- Commands of handlers that ended without a row in the journal: refused for good, or with nothing to change (then without a code). Kept until the handler's position has
-- passed the event and no dead letter of it is open, so that a later try gets the same end instead of a new decision.
CREATE TABLE handler_ends (
    handler         TEXT    NOT NULL,
    campaign_id     BLOB    NOT NULL,
    sequence        INTEGER NOT NULL,
    command_id      BLOB    NOT NULL,
    refusal_kind    INTEGER NOT NULL,
    refusal_code    TEXT,
    refusal_message TEXT,
    PRIMARY KEY (handler, campaign_id, sequence, command_id)
) STRICT, WITHOUT ROWID;
