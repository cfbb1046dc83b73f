namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>Rule 3. The same folder words on every floor, and a short list of technical rooms.</summary>
public static class FolderRule
{
    private const string Rule = "3: folders are domain nouns";

    private static readonly string[] Rooms =
        ["Campaigns", "Sessions", "Characters", "Regions", "Themes", "Stories", "Rules", "Handlers", "Inbox", "Webhooks", "Jobs", "Access", "Feed", "EventSourcing"];

    /// <summary>Rooms of one project only, and why it needs them. Its <c>.Tests</c> project may mirror them.</summary>
    private static readonly (string Project, string Room, string Reason)[] TechnicalRooms =
    [
        ("Journal", "Postgres", "one database's statements"),
        ("Journal", "Sqlite", "one database's statements"),
        ("Journal", "Migrations", "embedded SQL and what applies it"),
        ("Domain", "Dice", "notation and rolls are used by sessions and characters"),
        ("Domain", "Conflicts", "what becomes of stale commands, for all kinds of entity"),
        ("Domain", "Properties", "property tests that span all entities"),
        ("Narrative", "Prose", "how plans become sentences: grammar, lexicon, documents"),
        ("Narrative", "Lexicon", "the phrases, one file a kind"),
        ("Rules", "Checks", "what every check answers with"),
        ("Rules", "Texts", "what a written chapter says happens, found in its sentences"),
        ("Rules", "Worlds", "what holds in a story, and the interpreter that executes it again"),
        ("Grains", "Consistency", "what verifies every room"),
        ("Server", "Consistency", "the doors of what verifies every room"),
        ("Server", "Telemetry", "logs, traces and metrics of every room"),
        ("Server", "Cluster", "joining, watching and leaving the cluster"),
        ("Server", "Demo", "the verb that plays an evening"),
        ("Server", "Verbs", "what the operator calls on the command line"),
        ("Client", "Offline", "replica and queue of a client without a connection"),
        ("Client.Sqlite", "Offline", "the same in one file"),
        ("Narrative", "Evolution", "how themes move over sessions: state, statistics and alerts, apart from what reads one text"),
        ("Architecture", "Tidy", "one file a rule"),
        ("Benchmarks", "Baselines", "what the product is measured against"),
        ("Benchmarks", "Results", "the figures"),
    ];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from room in file.Rooms
        where !Rooms.Contains(room, StringComparer.Ordinal) && !IsTechnical(file.Project, room)
        select new Finding(file.Path, 1, Rule, $"{room} is neither a room of the house nor a listed technical room of {file.Project}");

    private static bool IsTechnical(string project, string room)
    {
        var floor = project.EndsWith(".Tests", StringComparison.Ordinal) ? project[..^".Tests".Length] : project;
        return TechnicalRooms.Any(known => known.Project == floor && known.Room == room);
    }
}
