-- One row an event. Rows are inserted and never changed. Ids are 16 bytes in network order, times microseconds since 1970 in UTC.
CREATE TABLE journal (
    campaign_id    BLOB    NOT NULL,
    sequence       INTEGER NOT NULL CHECK (sequence > 0),
    entity_kind    INTEGER NOT NULL,
    entity_id      BLOB    NOT NULL,
    entity_version INTEGER NOT NULL CHECK (entity_version > 0),
    event_type     TEXT    NOT NULL,
    schema_version INTEGER NOT NULL,
    payload        BLOB    NOT NULL,
    command_id     BLOB    NOT NULL,
    command_index  INTEGER NOT NULL,
    actor          BLOB    NOT NULL,
    recorded_at    INTEGER NOT NULL,
    hash           BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (campaign_id, sequence),
    UNIQUE (campaign_id, entity_id, entity_version),
    UNIQUE (campaign_id, command_id, command_index)
) STRICT;

-- Where each campaign's journal ends, and under which epoch it may be appended to.
CREATE TABLE journal_heads (
    campaign_id BLOB    NOT NULL PRIMARY KEY,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;
