-- How far each handler of events has come with each campaign: all events up to here are handled or dead letters. Only ever moves forward.
-- The claim is the newest activation's: dead letters and ends are taken from nobody else.
CREATE TABLE handler_positions (
    campaign_id uuid   NOT NULL,
    handler     text COLLATE "C" NOT NULL,
    sequence    bigint NOT NULL,
    claim       uuid,
    CONSTRAINT handler_positions_pkey PRIMARY KEY (campaign_id, handler)
) WITH (fillfactor = 50);

-- What rules of play let follow from the events so far was sent by earlier servers. Some of it was refused, or had nothing to change, and left no row: it must not be decided anew.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'influence', sequence FROM journal_heads WHERE sequence > 0;

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

-- Commands of handlers that ended without a row in the journal: refused for good, or with nothing to change (then without a code). Kept until the handler's position has
-- passed the event and no dead letter of it is open, so that a later try gets the same end instead of a new decision.
CREATE TABLE handler_ends (
    handler         text COLLATE "C" NOT NULL,
    campaign_id     uuid     NOT NULL,
    sequence        bigint   NOT NULL,
    command_id      uuid     NOT NULL,
    refusal_kind    smallint NOT NULL,
    refusal_code    text,
    refusal_message text,
    CONSTRAINT handler_ends_pkey PRIMARY KEY (handler, campaign_id, sequence, command_id)
);
