-- What the ADO.NET grain storage of Orleans 10.4 needs: it reads the texts of its statements from OrleansQuery, by these keys,
-- and knows only the names of parameters and result columns. Table, key and statements are our own.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
) STRICT;

CREATE TABLE orleans_storage (
    service_id      TEXT    NOT NULL,
    grain_id_hash   INTEGER NOT NULL,
    grain_type_hash INTEGER NOT NULL,
    grain_id_0      INTEGER NOT NULL,
    grain_id_1      INTEGER NOT NULL,
    state_name      TEXT    NOT NULL,
    id_extension    TEXT,
    payload         BLOB,
    version         INTEGER NOT NULL
) STRICT;

-- Two activations that race on a first write cannot leave two rows. No extension and an empty one are different grains.
CREATE UNIQUE INDEX orleans_storage_key ON orleans_storage
    (grain_id_hash, grain_type_hash, grain_id_0, grain_id_1, service_id, state_name, coalesce(id_extension, ''), id_extension IS NULL);

-- A write that finds another version, or a first write that finds a row, answers with no row: the provider takes that for a version conflict.
-- Each statement is its own transaction. A BEGIN among them would stay open in the pooled connection after one SQLITE_BUSY.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
    UPDATE orleans_storage SET payload = @PayloadBinary, version = version + 1
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion;
    INSERT INTO orleans_storage (service_id, grain_id_hash, grain_type_hash, grain_id_0, grain_id_1, state_name, id_extension, payload, version)
    SELECT @ServiceId, @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, @GrainIdExtensionString, @PayloadBinary, 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version AS NewGrainStateVersion;
'),
('ReadFromStorageKey', '
    SELECT payload AS PayloadBinary, version AS Version
    FROM orleans_storage
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS @GrainIdExtensionString;
'),
('ClearStorageKey', '
    UPDATE orleans_storage SET payload = NULL, version = version + 1
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion;
'),
('DeleteStorageKey', '
    DELETE FROM orleans_storage
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_0 = @GrainIdN0 AND grain_id_1 = @GrainIdN1
      AND service_id = @ServiceId AND state_name = @GrainTypeString AND id_extension IS @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion;
');
