using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>Makes, lists and ends calendar links, and opens them. What opens a link is random, given out once, and stored as its SHA-256.</summary>
public sealed class CalendarDesk(ICalendarStore store, CampaignAccess access, TimeProvider clock)
{
    /// <summary>Of one member and campaign.</summary>
    public const int LinksMax = 10;

    public const int NameLengthMax = 60;

    private const int TokenBytes = 32;

    private static readonly Refusal BadName = Refusal.Invalid("calendar.name", $"A link's name has 1 to {NameLengthMax} characters.");

    private static readonly Refusal TooMany = Refusal.Conflict("calendar.too-many-links", $"A member has at most {LinksMax} links to a campaign's calendar.");

    private static readonly Refusal NoLink = Refusal.NotFound("calendar.no-such-link", "There is no such calendar.");

    private static readonly Refusal Unavailable = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    public async Task<QueryReply> AskAsync(UserId user, CalendarRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request switch
            {
                CreateCalendarLink q => await CreateAsync(user, q, cancellationToken),
                ListCalendarLinks q => QueryReply.Of(new CalendarLinks([.. (await store.ListLinksAsync(user.Value, q.Campaign.Value, cancellationToken)).Select(ViewOf)])),
                RevokeCalendarLink q => await store.RemoveLinkAsync(user.Value, q.Link.Value, cancellationToken) ? QueryReply.Of(new CalendarLinks([])) : QueryReply.Of(NoLink),
                _ => throw new InvalidOperationException($"{request.GetType().Name} has no answer."),
            };
        }
        catch (Exception outage) when (outage is JournalUnavailableException or JournalBusyException)
        {
            return QueryReply.Of(Unavailable);
        }
    }

    /// <summary>The calendar behind a token, as the link's member may see it now. All that is wrong with a link is one refusal, so that nobody learns of links that were.</summary>
    public async Task<(string? Calendar, Refusal? Refusal)> OpenAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            if (!Base64Url.IsValid(token, out var bytes) || bytes != TokenBytes) return (null, NoLink); // nothing is asked of the database for what no link can be
            if (await store.FindLinkAsync(HashOf(token), cancellationToken) is not { } link) return (null, NoLink);
            var (viewer, refusal) = await access.OpenAsync(new CampaignId(link.CampaignId), new UserId(link.UserId), cancellationToken);
            if (viewer is null) return (null, refusal!.Kind == RefusalKind.Unavailable ? refusal : NoLink);
            var revisions = await store.ReadRevisionsAsync(link.CampaignId, cancellationToken);
            return (SessionCalendar.Write(viewer, revisions, clock.GetUtcNow()), null);
        }
        catch (JournalUnavailableException)
        {
            return (null, Unavailable);
        }
    }

    private async Task<QueryReply> CreateAsync(UserId user, CreateCalendarLink request, CancellationToken cancellationToken)
    {
        if (request.Name.Length is < 1 or > NameLengthMax || request.Name.Any(char.IsControl)) return QueryReply.Of(BadName);
        if ((await access.OpenAsync(request.Campaign, user, cancellationToken)).Refusal is { } refusal) return QueryReply.Of(refusal);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var link = new CalendarLink(Guid.NewGuid(), user.Value, request.Campaign.Value, request.Name, clock.GetUtcNow());
        return await store.AddLinkAsync(link, HashOf(token), LinksMax, cancellationToken)
            ? QueryReply.Of(new CalendarLinkMade(new CalendarLinkId(link.Id), $"{CalendarEndpoints.Root}/{token}.ics"))
            : QueryReply.Of(TooMany);
    }

    private static CalendarLinkView ViewOf(CalendarLink link) => new(new CalendarLinkId(link.Id), link.Name, link.CreatedAt);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
