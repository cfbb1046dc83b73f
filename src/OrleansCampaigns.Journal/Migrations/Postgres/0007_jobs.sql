-- Long work that was accepted: what it is, how far it has come and how it ended. state: 0 waiting, 1 running, 2 succeeded, 3 failed, 4 cancelled.
-- Whoever runs a job names the attempt under which they claimed it with everything they write: of two, the older one writes nothing more.
CREATE TABLE jobs (
    job_id      uuid        NOT NULL CONSTRAINT jobs_pkey PRIMARY KEY,
    campaign_id uuid        NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    started_by  uuid        NOT NULL,
    argument    bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    state       smallint    NOT NULL DEFAULT 0,
    attempt     integer     NOT NULL DEFAULT 0,
    tries       integer     NOT NULL DEFAULT 0,
    cancel      boolean     NOT NULL DEFAULT false,
    progress    double precision NOT NULL DEFAULT 0,
    stage       text        NOT NULL DEFAULT '',
    checkpoint  bytea,
    result      bytea,
    file        text,
    error_code  text,
    error       text,
    lease_until timestamptz,
    finished_at timestamptz,
    expires_at  timestamptz
);

CREATE INDEX jobs_unfinished ON jobs (created_at, job_id) WHERE state < 2;
CREATE INDEX jobs_of_campaign ON jobs (campaign_id, job_id);
CREATE INDEX jobs_expiring ON jobs (expires_at) WHERE expires_at IS NOT NULL;
