-- One row an event. Rows are inserted and never changed.
CREATE TABLE journal (
    campaign_id    uuid        NOT NULL,
    sequence       bigint      NOT NULL CHECK (sequence > 0),
    entity_kind    smallint    NOT NULL,
    entity_id      uuid        NOT NULL,
    entity_version bigint      NOT NULL CHECK (entity_version > 0),
    event_type     text        NOT NULL,
    schema_version integer     NOT NULL,
    payload        bytea       NOT NULL,
    command_id     uuid        NOT NULL,
    command_index  integer     NOT NULL,
    actor          uuid        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    hash           bytea       NOT NULL CHECK (octet_length(hash) = 32),
    CONSTRAINT journal_pkey PRIMARY KEY (campaign_id, sequence),
    CONSTRAINT journal_entity_version_key UNIQUE (campaign_id, entity_id, entity_version),
    CONSTRAINT journal_command_key UNIQUE (campaign_id, command_id, command_index)
);

-- Where each campaign's journal ends, and under which epoch it may be appended to. Updated at each append:
-- the free half of each page keeps those updates out of the index.
CREATE TABLE journal_heads (
    campaign_id uuid   NOT NULL CONSTRAINT journal_heads_pkey PRIMARY KEY,
    epoch       bigint NOT NULL,
    sequence    bigint NOT NULL,
    hash        bytea  NOT NULL CHECK (octet_length(hash) = 32)
) WITH (fillfactor = 50);
