using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>One densely numbered feed of a campaign: a main channel, or one user's own.</summary>
/// <param name="Kind">Which audience.</param>
/// <param name="User">Set exactly for <see cref="ChannelKind.Own"/>.</param>
public readonly record struct Channel(ChannelKind Kind, UserId User = default)
{
    public static Channel Own(UserId user) => new(ChannelKind.Own, user);

    /// <summary>The main channel that a role follows.</summary>
    public static ChannelKind MainOf(Role role) => role switch
    {
        Role.Spectator => ChannelKind.Public,
        Role.Player => ChannelKind.Table,
        _ => ChannelKind.GameMasters,
    };
}
