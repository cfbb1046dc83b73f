using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>What a decider may know beside the command and its own entity's state.</summary>
/// <param name="Actor">Who asks, in which role.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="Seed">Fresh randomness for this command. What is drawn from it is recorded in the event.</param>
/// <param name="World">
/// The whole campaign as this silo's replica has it: for references to other entities. It may be a moment old, so a refusal that
/// rests on it is decided once more on the newest before anybody hears of it.
/// </param>
public sealed record CommandContext(Actor Actor, DateTimeOffset Now, ulong Seed, CampaignWorld World)
{
    /// <summary>The command's id.</summary>
    public CommandId Command { get; init; }

    /// <summary>Version of the entity that the author looked at, where that is not the newest that they could see; null: nothing they could see has changed since, or they did not say.</summary>
    public long? Seen { get; init; }
}
