using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of factions. Only those who run the game send these, and they see all factions: no refusal tells too much.</summary>
internal static class FactionDecider
{
    private static Refusal UnknownFaction { get; } = Refusal.NotFound("faction.unknown", "There is no such faction.");

    public static Decision<CampaignEvent> Decide(CampaignCommand command, ImmutableSortedDictionary<FactionId, Faction> factions) => command switch
    {
        FoundFaction c => Decide(c, factions),
        DescribeFaction c => Decide(c, factions.GetValueOrDefault(c.Faction)),
        SetFactionGoal c => Decide(c, factions.GetValueOrDefault(c.Faction)),
        DissolveFaction c => factions.ContainsKey(c.Faction) ? new FactionDissolved(c.Faction) : Decision<CampaignEvent>.Nothing,
        RevealFaction c => Decide(c, factions.GetValueOrDefault(c.Faction)),
        SetAttitude c => Decide(c, factions),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for factions."),
    };

    private static Decision<CampaignEvent> Decide(FoundFaction command, ImmutableSortedDictionary<FactionId, Faction> factions)
    {
        if (factions.TryGetValue(command.Faction, out var known))
        {
            return known.Name == command.Name && known.Description == command.Description && known.Hidden == command.Hidden
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("faction.exists", "A faction with this id exists already.");
        }

        if (IdRule.Problem("faction", command.Faction) is { } id) return id;
        if (factions.Count >= CampaignLimits.FactionsMax) return Refusal.Conflict("faction.too-many", $"A campaign has at most {CampaignLimits.FactionsMax} factions.");
        if (ProblemOf(command.Name, command.Description) is { } problem) return problem;
        return new FactionFounded(command.Faction, command.Name, command.Description, command.Hidden);
    }

    private static Decision<CampaignEvent> Decide(DescribeFaction command, Faction? faction)
    {
        if (faction is null) return UnknownFaction;
        if (ProblemOf(command.Name, command.Description) is { } problem) return problem;
        return faction.Name == command.Name && faction.Description == command.Description
            ? Decision<CampaignEvent>.Nothing
            : new FactionDescribed(command.Faction, command.Name, command.Description);
    }

    private static Decision<CampaignEvent> Decide(SetFactionGoal command, Faction? faction)
    {
        if (faction is null) return UnknownFaction;
        if (TextRule.ProblemIfAny("faction's goal", command.Goal, TextRule.LineLengthMax) is { } goal) return goal;
        return faction.Goal == command.Goal ? Decision<CampaignEvent>.Nothing : new FactionGoalSet(command.Faction, command.Goal);
    }

    private static Decision<CampaignEvent> Decide(RevealFaction command, Faction? faction) => faction switch
    {
        null => UnknownFaction,
        { Hidden: false } => Decision<CampaignEvent>.Nothing,
        _ => new FactionRevealed(command.Faction),
    };

    private static Decision<CampaignEvent> Decide(SetAttitude command, ImmutableSortedDictionary<FactionId, Faction> factions)
    {
        if (!factions.TryGetValue(command.Faction, out var faction) || !factions.ContainsKey(command.Towards)) return UnknownFaction;
        if (command.Faction == command.Towards) return Refusal.Invalid("faction.self", "A faction has no attitude to itself.");
        if (command.Attitude is < -CampaignLimits.AttitudeMax or > CampaignLimits.AttitudeMax)
            return Refusal.Invalid("faction.attitude", $"An attitude is {-CampaignLimits.AttitudeMax} to {CampaignLimits.AttitudeMax}.");
        return faction.Attitudes.GetValueOrDefault(command.Towards) == command.Attitude
            ? Decision<CampaignEvent>.Nothing
            : new AttitudeSet(command.Faction, command.Towards, command.Attitude);
    }

    private static Refusal? ProblemOf(string name, string description) =>
        TextRule.Problem("faction's name", name, TextRule.TitleLengthMax)
        ?? TextRule.ProblemIfAny("faction's description", description, TextRule.NoteLengthMax);
}
