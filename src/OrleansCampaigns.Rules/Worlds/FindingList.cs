using System.Collections.Immutable;
using OrleansCampaigns.Rules.Checks;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>Findings up to a bound, each once; at the bound one more that says so.</summary>
internal sealed class FindingList(int max, string tooMuch)
{
    private readonly List<RuleFinding> _findings = [];
    private readonly HashSet<(string Rule, string Path, string? Found)> _known = [];

    public void Add(RuleFinding finding)
    {
        if (_findings.Count > max || !_known.Add((finding.Rule, finding.Path, finding.Found))) return;
        _findings.Add(_findings.Count < max ? finding : new RuleFinding(tooMuch, FindingSeverity.Warning, finding.Path, $"There are more than {max} findings; the rest is left out."));
    }

    public ImmutableArray<RuleFinding> ToImmutable() => [.. _findings];
}
