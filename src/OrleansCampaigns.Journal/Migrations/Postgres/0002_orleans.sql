-- What the ADO.NET providers of Orleans 10.4 need: they read the texts of all their statements from OrleansQuery, by these keys,
-- and know only the names of parameters and result columns. Tables, keys and statements are our own.
CREATE TABLE OrleansQuery (
    QueryKey  text NOT NULL CONSTRAINT orleans_query_pkey PRIMARY KEY,
    QueryText text NOT NULL
);

-- Clustering -------------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_membership_version (
    deployment_id text        NOT NULL CONSTRAINT orleans_membership_version_pkey PRIMARY KEY,
    version       integer     NOT NULL DEFAULT 0,
    changed_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orleans_membership (
    deployment_id text        NOT NULL REFERENCES orleans_membership_version (deployment_id) ON DELETE CASCADE,
    address       text        NOT NULL,
    port          integer     NOT NULL,
    generation    integer     NOT NULL,
    silo_name     text        NOT NULL,
    host_name     text        NOT NULL,
    status        integer     NOT NULL,
    proxy_port    integer,
    suspect_times text,
    start_time    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,
    CONSTRAINT orleans_membership_pkey PRIMARY KEY (deployment_id, address, port, generation)
);

-- Each change of a member turns the table's version in the same statement, and does nothing when somebody else turned it first.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $query$
    WITH added AS (
        INSERT INTO orleans_membership_version (deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT count(*)::integer FROM added
$query$),
('InsertMembershipKey', $query$
    WITH turned AS (
        UPDATE orleans_membership_version AS own SET version = version + 1, changed_at = now()
        WHERE own.deployment_id = @DeploymentId AND own.version = @Version
          AND NOT EXISTS (SELECT 1 FROM orleans_membership AS member
                          WHERE member.deployment_id = @DeploymentId AND member.address = @Address
                            AND member.port = @Port AND member.generation = @Generation)
        RETURNING own.deployment_id
    ), added AS (
        INSERT INTO orleans_membership (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
        SELECT turned.deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM turned
        RETURNING 1
    )
    SELECT count(*)::integer FROM added
$query$),
('UpdateMembershipKey', $query$
    WITH turned AS (
        UPDATE orleans_membership_version AS own SET version = version + 1, changed_at = now()
        WHERE own.deployment_id = @DeploymentId AND own.version = @Version
          AND EXISTS (SELECT 1 FROM orleans_membership AS member
                      WHERE member.deployment_id = @DeploymentId AND member.address = @Address
                        AND member.port = @Port AND member.generation = @Generation)
        RETURNING own.deployment_id
    ), changed AS (
        UPDATE orleans_membership AS member SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
        FROM turned
        WHERE member.deployment_id = turned.deployment_id AND member.address = @Address
          AND member.port = @Port AND member.generation = @Generation
        RETURNING 1
    )
    SELECT count(*)::integer FROM changed
$query$),
('UpdateIAmAlivetimeKey', $query$
    UPDATE orleans_membership SET alive_at = @IAmAliveTime
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),
('MembershipReadRowKey', $query$
    SELECT own.deployment_id AS DeploymentId, member.address AS Address, member.port AS Port, member.generation AS Generation,
           member.silo_name AS SiloName, member.host_name AS HostName, member.status AS Status, member.proxy_port AS ProxyPort,
           member.suspect_times AS SuspectTimes, member.start_time AS StartTime, member.alive_at AS IAmAliveTime, own.version AS Version
    FROM orleans_membership_version AS own
    LEFT JOIN orleans_membership AS member
           ON member.deployment_id = own.deployment_id AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
    WHERE own.deployment_id = @DeploymentId
$query$),
('MembershipReadAllKey', $query$
    SELECT own.deployment_id AS DeploymentId, member.address AS Address, member.port AS Port, member.generation AS Generation,
           member.silo_name AS SiloName, member.host_name AS HostName, member.status AS Status, member.proxy_port AS ProxyPort,
           member.suspect_times AS SuspectTimes, member.start_time AS StartTime, member.alive_at AS IAmAliveTime, own.version AS Version
    FROM orleans_membership_version AS own
    LEFT JOIN orleans_membership AS member ON member.deployment_id = own.deployment_id
    WHERE own.deployment_id = @DeploymentId
$query$),
('DeleteMembershipTableEntriesKey', $query$
    DELETE FROM orleans_membership_version WHERE deployment_id = @DeploymentId
$query$),
('GatewaysQueryKey', $query$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM orleans_membership
    WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$query$),
-- 3 is SiloStatus.Active: a silo that is alive and late keeps its row.
('CleanupDefunctSiloEntriesKey', $query$
    DELETE FROM orleans_membership WHERE deployment_id = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3
$query$);

-- Grain storage ----------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_storage (
    service_id      text        NOT NULL,
    grain_id_hash   integer     NOT NULL,
    grain_type_hash integer     NOT NULL,
    grain_id_0      bigint      NOT NULL,
    grain_id_1      bigint      NOT NULL,
    state_name      text        NOT NULL,
    id_extension    text,
    payload         bytea,
    version         integer     NOT NULL,
    changed_at      timestamptz NOT NULL DEFAULT now()
);

-- Two activations that race on a first write cannot leave two rows. No extension and an empty one are different grains.
CREATE UNIQUE INDEX orleans_storage_key ON orleans_storage
    (grain_id_hash, grain_type_hash, grain_id_0, grain_id_1, service_id, state_name, coalesce(id_extension, ''), (id_extension IS NULL));

-- A write that finds another version, or a first write that finds a row, answers with no row: the provider takes that for a version conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', $query$
    WITH changed AS (
        UPDATE orleans_storage SET payload = @PayloadBinary, version = version + 1, changed_at = now()
        WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
          AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
          AND version = @GrainStateVersion
        RETURNING version
    ), added AS (
        INSERT INTO orleans_storage (service_id, grain_id_hash, grain_type_hash, grain_id_0, grain_id_1, state_name, id_extension, payload, version)
        SELECT @ServiceId, @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, @GrainIdExtensionString, @PayloadBinary, 1
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version
    )
    SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM added
$query$),
('ReadFromStorageKey', $query$
    SELECT payload AS PayloadBinary, version AS Version
    FROM orleans_storage
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
$query$),
('ClearStorageKey', $query$
    UPDATE orleans_storage SET payload = NULL, version = version + 1, changed_at = now()
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$query$),
('DeleteStorageKey', $query$
    DELETE FROM orleans_storage
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
$query$);

-- Reminders --------------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_reminder (
    service_id text        NOT NULL,
    grain_id   text        NOT NULL,
    name       text        NOT NULL,
    start_time timestamptz NOT NULL,
    period_ms  bigint      NOT NULL,
    grain_hash integer     NOT NULL,
    version    integer     NOT NULL,
    CONSTRAINT orleans_reminder_pkey PRIMARY KEY (service_id, grain_id, name)
);

CREATE INDEX orleans_reminder_range ON orleans_reminder (service_id, grain_hash);

-- The second range is the one that wraps around the end of the hash ring.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $query$
    INSERT INTO orleans_reminder AS reminder (service_id, grain_id, name, start_time, period_ms, grain_hash, version)
    VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
    ON CONFLICT (service_id, grain_id, name) DO UPDATE
    SET start_time = excluded.start_time, period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = reminder.version + 1
    RETURNING version AS Version
$query$),
('ReadReminderRowKey', $query$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName
$query$),
('ReadReminderRowsKey', $query$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder WHERE service_id = @ServiceId AND grain_id = @GrainId
$query$),
('ReadRangeRows1Key', $query$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$query$),
('ReadRangeRows2Key', $query$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$query$),
('DeleteReminderRowKey', $query$
    WITH removed AS (
        DELETE FROM orleans_reminder
        WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version
        RETURNING 1
    )
    SELECT count(*)::integer FROM removed
$query$),
('DeleteReminderRowsKey', $query$
    DELETE FROM orleans_reminder WHERE service_id = @ServiceId
$query$);
