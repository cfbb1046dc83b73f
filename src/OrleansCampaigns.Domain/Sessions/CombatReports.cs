using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A game server's account of a whole combat, taken in one event.</summary>
public static class CombatReports
{
    /// <summary>An event has at most 64 KB; a larger report is refused.</summary>
    public const int StoredBytesMax = 60_000;

    /// <summary>A combatant's JSON without its texts, with every number at its longest.</summary>
    private const int BytesPerCombatant = 280;

    /// <summary>A text element's quotes and comma.</summary>
    private const int BytesPerText = 3;

    /// <summary>What the encoder makes of a UTF-16 code unit outside ASCII at worst: <c>\uXXXX</c>.</summary>
    private const int BytesPerEscape = 6;

    public static Decision<SessionEvent> Decide(ReportCombat command, Combat combat, CommandContext context)
    {
        var order = command.Order.IsDefault ? [] : command.Order;
        if (command.Round is < 0 or > SessionCombat.RoundMax) return Refusal.Invalid("combat.round", $"A round is 0 to {SessionCombat.RoundMax}.");
        if (order.Length > SessionCombat.CombatantsMax) return Refusal.TooLarge("combat.too-many", $"A combat has at most {SessionCombat.CombatantsMax} combatants.");
        foreach (var reported in order)
        {
            if (CombatantRules.Problem(reported?.Profile!, context.World) is { } problem) return problem;
            if (IdRule.Problem("combatant", reported!.Combatant) is { } empty) return empty;
        }

        if (order.Sum(reported => BytesOf(reported.Profile)) > StoredBytesMax) return Refusal.TooLarge("combat.too-large", $"A report has at most {StoredBytesMax} bytes.");
        if (order.DistinctBy(reported => reported.Combatant).Count() != order.Length) return Refusal.Invalid("combatant.exists", "A combatant is named twice.");
        if (command.Turn is { } turn && order.All(reported => reported.Combatant != turn)) return Refusal.Invalid("combat.turn", "The one who has the turn is not in the order.");

        var happened = new CombatReported(
            command.Round,
            [.. order.Select(reported => CombatantRules.Place(reported.Combatant, reported.Profile, context.World))],
            command.Turn);
        return IsKnown(combat, combat.Evolve(happened)) ? Decision<SessionEvent>.Nothing : happened;
    }

    private static bool IsKnown(Combat before, Combat after) =>
        before with { Order = [] } == after with { Order = [] }
        && before.Order.Length == after.Order.Length
        && before.Order.Zip(after.Order).All(pair => pair.First.SameAs(pair.Second));

    private static int BytesOf(CombatantProfile profile) =>
        BytesPerCombatant + BytesOf(profile.Name) + (profile.Conditions.IsDefault ? 0 : profile.Conditions.Sum(condition => BytesPerText + BytesOf(condition)));

    private static int BytesOf(string text) => text.Sum(c => char.IsAscii(c) ? c is '"' or '\\' or '\n' or '\t' ? 2 : 1 : BytesPerEscape);
}
