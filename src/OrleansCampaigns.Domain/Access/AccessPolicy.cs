using System.Collections.Frozen;
using System.Reflection;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.Access;

/// <summary>The one place that says which role may do what.</summary>
public static class AccessPolicy
{
    private static readonly FrozenDictionary<Type, Permission> Needs = WireJson.Commands.Values
        .ToFrozenDictionary(type => type, type => type.GetCustomAttribute<RequiresAttribute>()?.Permission
            ?? throw new InvalidOperationException($"{type} has no [Requires]."));

    public static bool Allows(Role? role, Permission permission) => permission switch
    {
        Permission.SignedIn => true,
        Permission.Membership => role is not null,
        Permission.Play => role is >= Role.Player,
        Permission.WriteStory or Permission.RunGame => role is >= Role.Service,
        Permission.ManageMembers => role is >= Role.CoGameMaster,
        Permission.ManageCampaign => role is >= Role.GameMaster,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Unknown permission."),
    };

    /// <summary>Null when the actor may send such a command at all; whether they may do it to this entity is for its decider.</summary>
    public static Refusal? Check(Command command, Actor actor)
    {
        var permission = Needs[command.GetType()];
        if (Allows(actor.Role, permission)) return null;
        return actor.Role is null
            ? Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.")
            : Refusal.Forbidden("access.denied", $"Your role does not allow this: it takes {permission}.");
    }
}
