-- What a verification found, for operators. Apart from the journals, so that a finding about a broken one does not need it. Times in microseconds since 1970, UTC.
CREATE TABLE findings (
    campaign_id text     NOT NULL,
    code        text     NOT NULL,
    sequence    bigint   NOT NULL,
    entity_kind smallint NOT NULL,
    entity_id   text     NOT NULL,
    expected    text     NOT NULL,
    found       text     NOT NULL,
    first_seen  bigint   NOT NULL,
    last_seen   bigint   NOT NULL,
    times       bigint   NOT NULL,
    repaired_at bigint,
    CONSTRAINT findings_pkey PRIMARY KEY (campaign_id, code, sequence, entity_kind, entity_id)
);

CREATE INDEX findings_newest ON findings (last_seen);

-- A verification looks grain states up by the ids in their keys alone.
CREATE INDEX orleans_storage_ids ON orleans_storage (grain_id_0, grain_id_1);
