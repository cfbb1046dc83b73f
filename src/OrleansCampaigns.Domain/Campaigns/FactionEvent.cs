using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a faction.</summary>
public abstract record FactionEvent : CampaignEvent
{
    public abstract FactionId Faction { get; init; }
}

[EventType("faction-founded", 1)]
public sealed record FactionFounded(FactionId Faction, string Name, string Description, bool Hidden) : FactionEvent;

[EventType("faction-described", 1)]
public sealed record FactionDescribed(FactionId Faction, string Name, string Description) : FactionEvent;

[EventType("faction-goal-set", 1)]
public sealed record FactionGoalSet(FactionId Faction, string Goal) : FactionEvent;

[EventType("faction-dissolved", 1)]
public sealed record FactionDissolved(FactionId Faction) : FactionEvent;

[EventType("faction-revealed", 1)]
public sealed record FactionRevealed(FactionId Faction) : FactionEvent;

[EventType("attitude-set", 1)]
public sealed record AttitudeSet(FactionId Faction, FactionId Towards, int Attitude) : FactionEvent;
