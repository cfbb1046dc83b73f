using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

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

    /// <summary>Version of the entity that the author looked at, where that is not its newest; null: nothing has changed since, or they did not say.</summary>
    public long? Seen { get; init; }

    /// <summary>Up to this version nothing after <see cref="Seen"/> is news to the author: it came of own commands that they named, or was not theirs to see. Null: as <see cref="Seen"/>.</summary>
    public long? Known { get; init; }

    /// <summary>The newest version that the author could have looked at (<see cref="VisibleVersions.NewestFor"/>): what is hidden from them makes no command of theirs stale.</summary>
    public long Newest { get; init; } = long.MaxValue;

    /// <summary>
    /// With what the author says that they looked at. A field is judged by its own last change, which need not have reached everybody yet, so the version is taken as they say it.
    /// </summary>
    /// <param name="claimed">Null: they do not say.</param>
    /// <param name="tip">The entity's version with all that is decided, also what is not in the journal yet.</param>
    /// <param name="newest">As in <see cref="Newest"/>.</param>
    public CommandContext LookingAt(long? claimed, long tip, long newest) => this with { Seen = claimed < tip ? claimed : null, Newest = newest };
}
