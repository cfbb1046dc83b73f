using System.Collections.Frozen;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>After a generated chapter was played, which is when the first of its endings are accepted, the world moves: see <see cref="WorldMove"/>. Once for each chapter.</summary>
internal sealed class WorldMoveHandler(StoryWorlds worlds) : IEventHandler
{
    public string Name => "world-move";

    public FrozenSet<string> Takes { get; } = ["consequences-accepted"];

    /// <summary>Chapters that were played before this was there are history.</summary>
    public bool TakesThePast => false;

    public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        if (handled.Cause.Event is not ConsequencesAccepted { Chapter: var id } accepted) return;
        if (await worlds.FoldAsync(handled.Campaign, handled.Cause.Sequence, cancellationToken) is not { } moment) return;
        var campaign = moment.World.Campaign;
        if (campaign.ChapterOf(id) is not { Origin: { } origin } || IsAgain(campaign, id, accepted)) return;
        // What is refused is left: a move is a proposal.
        foreach (var command in WorldMove.After(moment.Reading, id, origin.Seed)) await handled.SendAsync(command);
    }

    private static bool IsAgain(CampaignState campaign, ChapterId id, ConsequencesAccepted accepted) =>
        campaign.Consequences.Values.Count(consequence => consequence.Chapter == id && consequence.Accepted) > accepted.Consequences.Length;
}
