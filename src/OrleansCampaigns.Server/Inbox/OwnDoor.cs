using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Grains.Inbox;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>Answers what users ask of what is theirs alone, for HTTP and for the hub.</summary>
public sealed class OwnDoor(IGrainFactory grains, CampaignAccess access, CalendarDesk calendars)
{
    private static readonly Refusal NoAnswer = Refusal.Unavailable("server.unavailable", "The inbox does not answer now. Try again.", TimeSpan.FromSeconds(1));

    public async Task<QueryReply> AskAsync(UserId user, OwnRequest request, CancellationToken cancellationToken)
    {
        if (request is SetInboxWish { Wish.Campaign: var campaign } && (await access.OpenAsync(campaign, user, cancellationToken)).Refusal is { } refusal) return QueryReply.Of(refusal);
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
}
