-- How far each handler of events has come with each campaign: all events up to here are handled or dead letters. Only ever moves forward.
CREATE TABLE handler_positions (
    campaign_id uuid   NOT NULL,
    handler     text COLLATE "C" NOT NULL,
    sequence    bigint NOT NULL,
    CONSTRAINT handler_positions_pkey PRIMARY KEY (campaign_id, handler)
) WITH (fillfactor = 50);

-- When each handler first ran anywhere.
CREATE TABLE handlers (
    handler text COLLATE "C" NOT NULL CONSTRAINT handlers_pkey PRIMARY KEY,
    since   timestamptz      NOT NULL
);

-- Events that a handler gave up, until an operator has them tried again or drops them. A settled one is over; it stays until the handler's position
-- has passed it, so that a handler that reads it once more after a crash passes it over.
CREATE TABLE dead_letters (
    handler     text COLLATE "C" NOT NULL,
    campaign_id uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    entity_kind smallint    NOT NULL,
    entity_id   uuid        NOT NULL,
    event_type  text        NOT NULL,
    error       text        NOT NULL,
    tries       integer     NOT NULL,
    trace_id    text,
    dead_at     timestamptz NOT NULL,
    settled     boolean     NOT NULL DEFAULT false,
    CONSTRAINT dead_letters_pkey PRIMARY KEY (handler, campaign_id, sequence)
);
