-- Events that a handler gave up, until an operator has them tried again or drops them.
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
    PRIMARY KEY (handler, campaign_id, sequence)
) STRICT;
