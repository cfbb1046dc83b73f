namespace OrleansCampaigns.Journal.Migrations;

/// <summary>How the database's schema stands to this binary.</summary>
/// <param name="Condition">Anything but <see cref="SchemaCondition.Current"/> means: do not start.</param>
/// <param name="Version">Number of the newest migration in the database; 0 for an empty one.</param>
/// <param name="Message">One sentence for the operator.</param>
public sealed record SchemaCheck(SchemaCondition Condition, int Version, string Message)
{
    internal static SchemaCheck Of(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        var version = applied.Count == 0 ? 0 : applied.Max(migration => migration.Version);
        if (version > known[^1].Version)
        {
            return new(SchemaCondition.NewerThanBinary, version, $"The database is at schema {version}, this program knows schemas up to {known[^1].Version}: start the newer program.");
        }

        var altered = applied.FirstOrDefault(migration => known[migration.Version - 1].Checksum != migration.Checksum);
        if (altered is not null)
        {
            return new(SchemaCondition.Altered, version, $"Migration {altered.Version} ({altered.Name}) in the database is not the one that this program carries: restore a backup, or use the program that applied it.");
        }

        return applied.Count == known.Count
            ? new(SchemaCondition.Current, version, $"The schema is current ({version}).")
            : new(SchemaCondition.Pending, version, $"The database is at schema {version}, this program needs {known[^1].Version}: run the verb migrate.");
    }
}
