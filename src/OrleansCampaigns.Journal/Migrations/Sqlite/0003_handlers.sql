-- How far each handler of events has come with each campaign: all events up to here are handled or dead letters. Only ever moves forward.
CREATE TABLE handler_positions (
    campaign_id BLOB    NOT NULL,
    handler     TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, handler)
) STRICT, WITHOUT ROWID;

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
