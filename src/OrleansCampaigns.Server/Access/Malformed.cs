using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Access;

/// <summary>A message of the wrong shape, told without a type name or a stack.</summary>
public static class Malformed
{
    public static Refusal Refuse(JsonException cause) =>
        Refusal.Invalid("request.malformed", cause.Path is { Length: > 0 } path and not "$"
            ? $"The message does not have the right shape at {Shown(path)}."
            : "The message does not have the right shape: a required member is missing, a member is unknown, or it is not JSON.");

    /// <summary>A path holds member names that the sender wrote: at most 100 printable characters of it go back.</summary>
    private static string Shown(string path) =>
        new([.. path.Where(c => c is >= ' ' and <= '~').Take(100)]);
}
