-- Events that a handler gave up, until an operator has them tried again or drops them.
CREATE TABLE dead_letters (
    handler     text        NOT NULL,
    campaign_id uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    entity_kind smallint    NOT NULL,
    entity_id   uuid        NOT NULL,
    event_type  text        NOT NULL,
    error       text        NOT NULL,
    tries       integer     NOT NULL,
    trace_id    text,
    dead_at     timestamptz NOT NULL,
    CONSTRAINT dead_letters_pkey PRIMARY KEY (handler, campaign_id, sequence)
);
