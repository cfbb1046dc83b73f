using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Grains.Inbox;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>Answers what users ask of what is theirs alone, for HTTP and for the hub.</summary>
public sealed class OwnDoor(IGrainFactory grains, CampaignAccess access, CalendarDesk calendars)
{
    private static readonly Refusal NoAnswer = Refusal.Unavailable("server.unavailable", "The inbox does not answer now. Try again.", TimeSpan.FromSeconds(1));

    private static readonly Refusal NoSuchChapter = Refusal.NotFound("campaign.no-such-chapter", "There is no such chapter.");

    public async Task<QueryReply> AskAsync(UserId user, OwnRequest request, CancellationToken cancellationToken)
    {
        if (await RefusalOfAsync(user, request, cancellationToken) is { } refusal) return QueryReply.Of(refusal);
        if (request is CalendarRequest asked) return await calendars.AskAsync(user, asked, cancellationToken);
        try
        {
            var reply = await grains.GetGrain<IInboxGrain>(user.Value).AskAsync(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options));
            return JsonSerializer.Deserialize<QueryReply>(reply, WireJson.Options)!;
        }
        catch (Exception silo) when (silo is OrleansException or TimeoutException)
        {
            return QueryReply.Of(NoAnswer); // what marks or sets can be sent again
        }
    }

    /// <summary>Of what is about a campaign: a foreign one, or a chapter that its member does not see, does not exist.</summary>
    private async Task<Refusal?> RefusalOfAsync(UserId user, OwnRequest request, CancellationToken cancellationToken)
    {
        CampaignId? about = request switch
        {
            SetInboxWish q => q.Wish.Campaign,
            MarkChapterRead q => q.Campaign,
            _ => null,
        };
        if (about is not { } campaign) return null;
        var (viewer, refusal) = await access.OpenAsync(campaign, user, cancellationToken);
        if (viewer is null) return refusal;
        return request is MarkChapterRead { Chapter: var chapter } && CampaignViews.ChapterIn(chapter, viewer.Moment.World.Campaign, viewer.Main) is null ? NoSuchChapter : null;
    }
}
