-- Long work that was accepted: what it is, how far it has come and how it ended. state: 0 waiting, 1 running, 2 succeeded, 3 failed, 4 cancelled.
-- Whoever runs a job names the attempt under which they claimed it with everything they write: of two, the older one writes nothing more.
CREATE TABLE jobs (
    job_id      BLOB    NOT NULL PRIMARY KEY,
    campaign_id BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    started_by  BLOB    NOT NULL,
    argument    BLOB    NOT NULL,
    created_at  INTEGER NOT NULL,
    state       INTEGER NOT NULL DEFAULT 0,
    attempt     INTEGER NOT NULL DEFAULT 0,
    tries       INTEGER NOT NULL DEFAULT 0,
    cancel      INTEGER NOT NULL DEFAULT 0,
    progress    REAL    NOT NULL DEFAULT 0,
    stage       TEXT    NOT NULL DEFAULT '',
    checkpoint  BLOB,
    result      BLOB,
    file        TEXT,
    error_code  TEXT,
    error       TEXT,
    lease_until INTEGER,
    finished_at INTEGER,
    expires_at  INTEGER
) STRICT;

CREATE INDEX jobs_unfinished ON jobs (created_at, job_id) WHERE state < 2;
CREATE INDEX jobs_of_campaign ON jobs (campaign_id, job_id);
CREATE INDEX jobs_expiring ON jobs (expires_at) WHERE expires_at IS NOT NULL;
