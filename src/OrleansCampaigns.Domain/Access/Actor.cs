using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.Access;

/// <summary>Who sends a command.</summary>
/// <param name="User">The signed-in user, or <see cref="System"/>.</param>
/// <param name="Role">Their role in the campaign; null for somebody who is not a member.</param>
public sealed record Actor(UserId User, Role? Role)
{
    /// <summary>The campaign itself: sends the commands that follow from events (influence).</summary>
    public static Actor System { get; } = new(new UserId(new Guid("00000000-0000-0000-0000-000000000001")), Contracts.Access.Role.Service);

    /// <summary>Sees everything and may act for any player.</summary>
    public bool RunsTheGame => AccessPolicy.Allows(Role, Permission.RunGame);
}
