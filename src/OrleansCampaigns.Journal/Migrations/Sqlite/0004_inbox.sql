-- How many notices each user was ever told: the number of the newest one, and of the newest one that is pushed.
CREATE TABLE inbox_heads (
    user_id BLOB NOT NULL PRIMARY KEY,
    head INTEGER NOT NULL,
    pushed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each user was told, numbered 1, 2, 3 ... for each. The same cause tells a user the same kind once. A dropped one has lost its content and keeps
-- its number and its cause.
CREATE TABLE inbox (
    user_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    cause BLOB NOT NULL,
    campaign_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    subject BLOB NOT NULL,
    audience INTEGER NOT NULL,
    delivery INTEGER NOT NULL,
    payload TEXT NOT NULL,
    at INTEGER NOT NULL,
    is_read INTEGER NOT NULL DEFAULT 0,
    dropped INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, number),
    UNIQUE (user_id, cause, kind)
) STRICT, WITHOUT ROWID;

-- How a user wants to be told of one kind in one campaign, where it is not the usual way.
CREATE TABLE inbox_preferences (
    user_id BLOB NOT NULL,
    campaign_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    delivery INTEGER NOT NULL,
    PRIMARY KEY (user_id, campaign_id, kind)
) STRICT, WITHOUT ROWID;

-- When a user wants to be left alone and summed up to. Minutes are of the user's day, from midnight.
CREATE TABLE inbox_times (
    user_id BLOB NOT NULL PRIMARY KEY,
    zone TEXT NOT NULL,
    quiet_from INTEGER,
    quiet_until INTEGER,
    digest INTEGER NOT NULL,
    digest_minute INTEGER NOT NULL,
    digest_due INTEGER,
    digest_through INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX inbox_times_due ON inbox_times (digest_due) WHERE digest_due IS NOT NULL;

-- Sessions whose participants are told that they start, and when.
CREATE TABLE session_starts (
    campaign_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    starts_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, session_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_starts_due ON session_starts (due_at);

-- How often the date of a session was fixed, and when last: SEQUENCE and DTSTAMP of its calendar entry.
CREATE TABLE session_dates (
    campaign_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, session_id)
) STRICT, WITHOUT ROWID;

-- Links to the calendar of a campaign: what opens one is known to its member only, here is its SHA-256.
CREATE TABLE calendar_links (
    link_id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL,
    campaign_id BLOB NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_links_of ON calendar_links (user_id, campaign_id);

-- Nobody is told of what happened before there were inboxes: no handler has to read it.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'notifications', sequence FROM journal_heads WHERE sequence > 0;
