using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>A combatant as a combat file holds it, cut to what a session counts.</summary>
/// <param name="Conditions">Names of its effects: different ones, the first 10, 40 characters each.</param>
internal sealed record RecordedCombatant(CombatantId Id, string Name, int? Initiative, int? HitPoints, int? HitPointsMax, ImmutableArray<string> Conditions)
{
    public CombatantProfile Profile => new(Name, Hidden: false, HitPointsHidden: false, Conditions, Initiative, HitPoints, HitPointsMax);

    public bool SameAs(RecordedCombatant other) => Differences(other).IsEmpty;

    /// <summary>The names of the fields that are not the same, with both values.</summary>
    public ImmutableArray<string> Differences(RecordedCombatant other)
    {
        (string Field, object? Mine, object? Theirs)[] fields =
        [
            ("name", Name, other.Name), ("initiative", Initiative, other.Initiative), ("hit points", HitPoints, other.HitPoints),
            ("maximum", HitPointsMax, other.HitPointsMax), ("conditions", string.Join(", ", Conditions), string.Join(", ", other.Conditions)),
        ];
        return
        [
            .. from field in fields
               where !Equals(field.Mine, field.Theirs)
               select $"{Name}: {field.Field} is {field.Mine ?? "unknown"}, not {field.Theirs ?? "unknown"}",
        ];
    }
}

/// <summary>A whole combat at one moment.</summary>
internal sealed record RecordedCombat(int Round, CombatantId? Turn, ImmutableArray<RecordedCombatant> Order)
{
    public static RecordedCombat None { get; } = new(0, null, []);

    /// <summary>What the server holds, in the file's terms.</summary>
    public static RecordedCombat Of(CombatView? view) => view is null
        ? None
        : new RecordedCombat(view.Round, view.Turn, [.. view.Order.Select(one =>
            new RecordedCombatant(one.Combatant, one.Name, one.Initiative, (int?)one.HitPoints, one.HitPointsMax, one.Conditions))]);

    public ReportCombat Report(SessionId session) =>
        new(Round, [.. Order.Select(one => new ReportedCombatant(one.Id, one.Profile))], Turn) { Session = session };

    /// <summary>Field by field, what is not as <paramref name="wanted"/>.</summary>
    public ImmutableArray<string> Differences(RecordedCombat wanted)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        if (Round != wanted.Round) differences.Add($"round is {Round}, not {wanted.Round}");
        if (Turn != wanted.Turn) differences.Add($"the turn is {NameOf(Turn)}'s, not {wanted.NameOf(wanted.Turn)}'s");
        if (!Order.Select(one => one.Id).SequenceEqual(wanted.Order.Select(one => one.Id)))
            differences.Add($"the order is {Names}, not {wanted.Names}");
        foreach (var one in wanted.Order)
            if (Order.FirstOrDefault(mine => mine.Id == one.Id) is { } mine) differences.AddRange(mine.Differences(one));
        return differences.ToImmutable();
    }

    private string Names => string.Join(", ", Order.Select(one => one.Name));

    private string NameOf(CombatantId? id) => Order.FirstOrDefault(one => one.Id == id)?.Name ?? "nobody";
}
