namespace OrleansCampaigns.Rules.Checks;

/// <summary>One result of any check: of rules, balance, themes or the world.</summary>
/// <param name="Rule">Stable id of the rule, lower-case words joined by dots and dashes: <c>block.hp.mean</c>, <c>world.dead-acts</c>.</param>
/// <param name="Severity">What it stops.</param>
/// <param name="Path">Where, as a path into what was checked: <c>creatures/rusk/hp</c>, <c>scenes/2/text</c>.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record RuleFinding(string Rule, FindingSeverity Severity, string Path, string Message)
{
    /// <summary>What would be right, as it is written; null when there is more than one right answer.</summary>
    public string? Expected { get; init; }

    /// <summary>What stands there; null when something is missing.</summary>
    public string? Found { get; init; }

    /// <summary>What to write at <see cref="Path"/> instead; null when that cannot be said.</summary>
    public string? Fix { get; init; }

    /// <summary>Where the rule comes from: <c>srd52:monsters/stat-block</c>; null for a rule of the house.</summary>
    public string? Citation { get; init; }
}
