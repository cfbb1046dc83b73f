using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What becomes of every kind of command when it is stale. Each room declares its own; a command that no room declares throws when it is first sent, and a test sees it before.</summary>
public static class StaleRules
{
    private static readonly FrozenDictionary<Type, StaleRule> Rules = CampaignStaleRules.Table.Rules
        .Concat(SessionStaleRules.Table.Rules)
        .Concat(CharacterStaleRules.Table.Rules)
        .Concat(RegionStaleRules.Table.Rules)
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ImmutableArray<Func<DomainEvent, ImmutableArray<FieldMark>>>> Fields = CampaignStaleRules.Table.Fields
        .Concat(SessionStaleRules.Table.Fields)
        .Concat(CharacterStaleRules.Table.Fields)
        .Concat(RegionStaleRules.Table.Fields)
        .ToFrozenDictionary();

    /// <summary>Every declared kind of command.</summary>
    public static IEnumerable<Type> Commands => Rules.Keys;

    public static StaleRule Of(Type command) => Rules[command];

    /// <summary>The fields that an event changed; none for events that change none that a command sets.</summary>
    public static IEnumerable<FieldMark> FieldsOf(DomainEvent happened) =>
        Fields.TryGetValue(happened.GetType(), out var marks) ? marks.SelectMany(mark => mark(happened)) : [];
}
