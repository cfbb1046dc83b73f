namespace OrleansCampaigns.Journal.Migrations;

public enum SchemaCondition
{
    /// <summary>The database is as this binary wants it.</summary>
    Current,

    /// <summary>Migrations are missing: run <c>migrate</c>.</summary>
    Pending,

    /// <summary>A newer binary migrated this database; this one must not touch it.</summary>
    NewerThanBinary,

    /// <summary>A migration in the database is not the one of the same number in this binary; nobody knows what the tables look like.</summary>
    Altered,
}
