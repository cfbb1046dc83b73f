using System.Collections.Frozen;
using System.Reflection;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>What becomes of a command whose author looked at an older version.</summary>
internal static class Staleness
{
    private static readonly FrozenSet<Type> Commuting = WireJson.Commands.Values
        .Where(type => type.GetCustomAttribute<CommutesAttribute>() is not null).ToFrozenSet();

    /// <summary>Null when it may go on: nothing was claimed, nothing changed, or the command's kind commutes with everything.</summary>
    /// <param name="command">The command.</param>
    /// <param name="seen">The version that its author claims to have seen.</param>
    /// <param name="newest">The newest version that this author could have seen.</param>
    public static Refusal? Check(Command command, long? seen, long newest) =>
        seen is null || seen >= newest || Commuting.Contains(command.GetType())
            ? null
            : Refusal.Stale("entity.stale", "This has changed since you looked at it. Look again and decide anew.");
}
