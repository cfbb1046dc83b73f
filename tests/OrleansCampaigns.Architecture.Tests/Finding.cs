namespace OrleansCampaigns.Architecture.Tests;

/// <summary>One place that breaks a rule.</summary>
/// <param name="File">Path from the root of the repository.</param>
/// <param name="Line">One-based.</param>
/// <param name="Rule">The rule in words, with its number in the house style where it has one.</param>
/// <param name="What">What was found there.</param>
public sealed record Finding(string File, int Line, string Rule, string What)
{
    public override string ToString() => $"{File}:{Line}: {What} [{Rule}]";

    /// <summary>Fails with every finding, one a line.</summary>
    public static void AssertNone(IEnumerable<Finding> findings)
    {
        var all = findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
