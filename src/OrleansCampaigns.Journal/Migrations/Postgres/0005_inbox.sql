-- How many notices each user was ever told: the number of the newest one, and of the newest one that is pushed.
CREATE TABLE inbox_heads (
    user_id uuid   NOT NULL CONSTRAINT inbox_heads_pkey PRIMARY KEY,
    head    bigint NOT NULL,
    pushed  bigint NOT NULL
) WITH (fillfactor = 50);

-- What each user was told, numbered 1, 2, 3 ... for each. The same cause tells a user the same kind once. A dropped one has lost its content and keeps
-- its number and its cause.
CREATE TABLE inbox (
    user_id     uuid        NOT NULL,
    number      bigint      NOT NULL,
    cause       uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    kind        smallint    NOT NULL,
    subject     uuid        NOT NULL,
    audience    smallint    NOT NULL,
    delivery    smallint    NOT NULL,
    payload     text        NOT NULL,
    at          timestamptz NOT NULL,
    is_read     boolean     NOT NULL DEFAULT false,
    dropped     boolean     NOT NULL DEFAULT false,
    CONSTRAINT inbox_pkey PRIMARY KEY (user_id, number),
    CONSTRAINT inbox_cause_key UNIQUE (user_id, cause, kind)
) WITH (fillfactor = 80);

-- How a user wants to be told of one kind in one campaign, where it is not the usual way.
CREATE TABLE inbox_preferences (
    user_id     uuid     NOT NULL,
    campaign_id uuid     NOT NULL,
    kind        smallint NOT NULL,
    delivery    smallint NOT NULL,
    CONSTRAINT inbox_preferences_pkey PRIMARY KEY (user_id, campaign_id, kind)
);

-- When a user wants to be left alone and summed up to. Minutes are of the user's day, from midnight.
CREATE TABLE inbox_times (
    user_id        uuid     NOT NULL CONSTRAINT inbox_times_pkey PRIMARY KEY,
    zone           text     NOT NULL,
    quiet_from     smallint,
    quiet_until    smallint,
    digest         smallint NOT NULL,
    digest_minute  smallint NOT NULL,
    digest_due     timestamptz,
    digest_through bigint   NOT NULL
);

CREATE INDEX inbox_times_due ON inbox_times (digest_due) WHERE digest_due IS NOT NULL;

-- Sessions whose participants are told that they start, and when.
CREATE TABLE session_starts (
    campaign_id uuid        NOT NULL,
    session_id  uuid        NOT NULL,
    starts_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    CONSTRAINT session_starts_pkey PRIMARY KEY (campaign_id, session_id)
);

CREATE INDEX session_starts_due ON session_starts (due_at);

-- How often the date of a session was fixed, and when last: SEQUENCE and DTSTAMP of its calendar entry.
CREATE TABLE session_dates (
    campaign_id uuid        NOT NULL,
    session_id  uuid        NOT NULL,
    revision    integer     NOT NULL,
    version     bigint      NOT NULL,
    changed_at  timestamptz NOT NULL,
    CONSTRAINT session_dates_pkey PRIMARY KEY (campaign_id, session_id)
);

-- Links to the calendar of a campaign: what opens one is known to its member only, here is its SHA-256.
CREATE TABLE calendar_links (
    link_id     uuid        NOT NULL CONSTRAINT calendar_links_pkey PRIMARY KEY,
    user_id     uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    token_hash  bytea       NOT NULL CONSTRAINT calendar_links_token_key UNIQUE,
    name        text        NOT NULL,
    created_at  timestamptz NOT NULL
);

CREATE INDEX calendar_links_of ON calendar_links (user_id, campaign_id);

-- Nobody is told of what happened before there were inboxes: no handler has to read it.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'notifications', sequence FROM journal_heads WHERE sequence > 0;
