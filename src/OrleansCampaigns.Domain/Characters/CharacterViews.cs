using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>
/// A character as each audience sees it; null: not at all. Nothing here depends on another entity, so only a character's own events change its views.
/// </summary>
public static class CharacterViews
{
    public static CharacterView? Main(CharacterState state, CampaignWorld world, ChannelKind channel) => !Sees(channel, state) ? null : channel switch
    {
        ChannelKind.GameMasters => new(state.Id, state.Name, state.Portrait, Appearance(state), Sheet(state), Secrets(state)),
        ChannelKind.Table => new(state.Id, state.Name, state.Portrait, Appearance(state)),
        _ => new(state.Id, state.Name, state.Portrait),
    };

    public static CharacterOwnView? Own(CharacterState state, CampaignWorld world, UserId user) =>
        state.Exists && state.Owners.Contains(user) ? new(state.Id, Sheet(state)) : null;

    internal static bool Sees(ChannelKind channel, CharacterState state) => state.Exists && (channel == ChannelKind.GameMasters || !state.Hidden);

    internal static CharacterHealth Health(HitPoints hitPoints) => hitPoints.Current switch
    {
        0 => CharacterHealth.Down,
        var current when current == hitPoints.Maximum => CharacterHealth.Unhurt,
        var current when current * 2 > hitPoints.Maximum => CharacterHealth.Hurt,
        _ => CharacterHealth.Bloodied,
    };

    internal static CharacterAppearance Appearance(CharacterState state) =>
        new(Health(state.HitPoints), state.Tags, state.Conditions, state.Owners, state.Retired);

    internal static CharacterSecrets Secrets(CharacterState state) =>
        new(state.Hidden, state.GameMasterNotes, state.HiddenConditions, state.SecretBonds);

    internal static CharacterSheet Sheet(CharacterState state) => new(
        state.Schema,
        state.Attributes,
        Resources(state),
        HitPointsOf(state.HitPoints),
        state.Inventory,
        InTransit(state),
        state.Bonds,
        state.Goals,
        state.Arc,
        state.Notes);

    internal static ImmutableArray<ResourceView> Resources(CharacterState state) =>
        [.. state.Resources.Select(r => new ResourceView(r.Name, r.Current, r.Maximum, r.Excess))];

    internal static HitPointsView HitPointsOf(HitPoints hitPoints) => new(hitPoints.Current, hitPoints.Maximum, hitPoints.Temporary, hitPoints.Excess);

    internal static ImmutableSortedDictionary<TransferId, TransferView> InTransit(CharacterState state) => state.InTransit.ToImmutableSortedDictionary(
        entry => entry.Key,
        entry => new TransferView(entry.Value.Item, entry.Value.Content.Name, entry.Value.Content.Quantity));
}
