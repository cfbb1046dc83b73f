using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What the factions are after something happened to one.</summary>
internal static class FactionFold
{
    public static ImmutableSortedDictionary<FactionId, Faction> Evolve(ImmutableSortedDictionary<FactionId, Faction> factions, FactionEvent happened) => happened switch
    {
        FactionFounded e => factions.SetItem(e.Faction, new Faction(e.Name, e.Description, Goal: "", e.Hidden, ImmutableSortedDictionary<FactionId, int>.Empty)),
        FactionDescribed e => factions.SetItem(e.Faction, factions[e.Faction] with { Name = e.Name, Description = e.Description }),
        FactionGoalSet e => factions.SetItem(e.Faction, factions[e.Faction] with { Goal = e.Goal }),
        FactionDissolved e => Without(factions, e.Faction),
        FactionRevealed e => factions.SetItem(e.Faction, factions[e.Faction] with { Hidden = false }),
        AttitudeSet e => factions.SetItem(e.Faction, Standing(factions[e.Faction], e)),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for factions."),
    };

    private static Faction Standing(Faction holder, AttitudeSet happened) => holder with
    {
        Attitudes = happened.Attitude == 0
            ? holder.Attitudes.Remove(happened.Towards)
            : holder.Attitudes.SetItem(happened.Towards, happened.Attitude),
    };

    private static ImmutableSortedDictionary<FactionId, Faction> Without(ImmutableSortedDictionary<FactionId, Faction> factions, FactionId gone) =>
        factions.Remove(gone).SetItems(
            from entry in factions
            where entry.Key != gone && entry.Value.Attitudes.ContainsKey(gone)
            select KeyValuePair.Create(entry.Key, entry.Value with { Attitudes = entry.Value.Attitudes.Remove(gone) }));
}
