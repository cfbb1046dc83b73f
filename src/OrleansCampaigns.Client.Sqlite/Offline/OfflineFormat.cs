namespace OrleansCampaigns.Client.Sqlite.Offline;

/// <summary>The format of an offline file. A change that an older SDK cannot read raises <see cref="Version"/> and adds a step that brings older files there.</summary>
internal static class OfflineFormat
{
    /// <summary>In the file's header: "OCof".</summary>
    public const int ApplicationId = 0x4F_43_6F_66;

    /// <summary>In the file's header as <c>user_version</c>.</summary>
    public const int Version = 1;

    /// <summary>Version 1. Ids are 16 bytes in network order, times microseconds since 1970, contents JSON of the wire.</summary>
    public const string Create = """
        CREATE TABLE scopes (
            scope INTEGER PRIMARY KEY,
            service TEXT NOT NULL,
            user_id BLOB NOT NULL,
            campaign_id BLOB NOT NULL,
            UNIQUE (service, user_id, campaign_id)
        ) STRICT;
        CREATE TABLE commands (
            scope INTEGER NOT NULL REFERENCES scopes ON DELETE CASCADE,
            position INTEGER NOT NULL,
            command_id BLOB NOT NULL,
            queued_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            own_since INTEGER,
            envelope BLOB NOT NULL,
            answer BLOB,
            PRIMARY KEY (scope, position),
            UNIQUE (scope, command_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE own (
            scope INTEGER NOT NULL REFERENCES scopes ON DELETE CASCADE,
            position INTEGER NOT NULL,
            entity_kind INTEGER NOT NULL,
            entity_id BLOB NOT NULL,
            command_id BLOB NOT NULL,
            version TEXT,
            PRIMARY KEY (scope, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE replicas (
            scope INTEGER PRIMARY KEY REFERENCES scopes ON DELETE CASCADE,
            build BLOB NOT NULL,
            channel INTEGER NOT NULL,
            main BLOB NOT NULL,
            own BLOB NOT NULL,
            cursor BLOB NOT NULL,
            versions BLOB NOT NULL
        ) STRICT;
        CREATE TABLE updates (
            scope INTEGER NOT NULL REFERENCES scopes ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            number INTEGER NOT NULL,
            content BLOB NOT NULL,
            version TEXT,
            PRIMARY KEY (scope, ordinal),
            UNIQUE (scope, channel, number)
        ) STRICT;
        """;
}
