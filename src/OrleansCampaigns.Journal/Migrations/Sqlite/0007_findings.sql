-- What a verification found, for operators. Apart from the journals, so that a finding about a broken one does not need it. Times in microseconds since 1970, UTC.
CREATE TABLE findings (
    campaign_id TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    entity_id   TEXT    NOT NULL,
    expected    TEXT    NOT NULL,
    found       TEXT    NOT NULL,
    first_seen  INTEGER NOT NULL,
    last_seen   INTEGER NOT NULL,
    times       INTEGER NOT NULL,
    repaired_at INTEGER,
    PRIMARY KEY (campaign_id, code, sequence, entity_kind, entity_id)
) STRICT;

CREATE INDEX findings_newest ON findings (last_seen);

-- A verification looks grain states up by the ids in their keys alone.
CREATE INDEX orleans_storage_ids ON orleans_storage (grain_id_0, grain_id_1);
