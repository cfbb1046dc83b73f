namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>One printed scene or entry, as strings.</summary>
internal sealed record ReplayBlock(string What, string Outcome, string Source)
{
    public string Kind { get; init; } = "scene";

    public Dictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);

    public HashSet<string> New { get; } = new(StringComparer.Ordinal);

    public List<(string Fact, string Source)> Causes { get; } = [];

    public HashSet<string> Begins { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Ends { get; } = new(StringComparer.Ordinal);

    public string? Belief { get; set; }

    public string? Goal { get; set; }
}
