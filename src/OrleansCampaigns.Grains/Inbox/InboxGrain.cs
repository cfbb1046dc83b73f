using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Domain.Inbox;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>
/// What a user asks of their inbox, one after another. It keeps nothing: what is told comes into the store without it, many users in one statement, and a grain for each of them
/// would be a call and an activation for each.
/// </summary>
[GrainType("inbox")]
internal sealed class InboxGrain(IInboxStore store, TimeProvider clock) : Grain, IInboxGrain
{
    private static readonly short[] ReadWithChapter = [.. Notices.ReadWithChapter.Select(kind => (short)kind)];

    private static Refusal BadLimit { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {PageLimits.ItemsMax} items.");

    private static Refusal BadNumber { get; } = Refusal.Invalid("inbox.number", "The inbox has no such number.");

    private static Refusal BadWish { get; } = Refusal.Invalid("inbox.wish", "There is no such kind of notice, or no such way to be told of it.");

    private static Refusal TooManyWishes { get; } = Refusal.Conflict("inbox.too-many-wishes", $"A user has at most {InboxLimits.PreferencesMax} wishes.");

    private static Refusal Unavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    private Guid User => this.GetPrimaryKey();

    public async Task<byte[]> AskAsync(byte[] request)
    {
        var asked = JsonSerializer.Deserialize<OwnRequest>(request, WireJson.Options)!;
        QueryReply reply;
        try
        {
            reply = await ReplyAsync(asked);
        }
        catch (Exception outage) when (outage is JournalUnavailableException or JournalBusyException)
        {
            reply = QueryReply.Of(Unavailable);
        }

        return JsonSerializer.SerializeToUtf8Bytes(reply, WireJson.Options);
    }

    private Task<QueryReply> ReplyAsync(OwnRequest asked) => asked switch
    {
        ReadInbox q => ReadAsync(q),
        MarkInboxRead q => MarkAsync(q),
        MarkChapterRead q => MarkAsync(q),
        ViewInboxSettings => SettingsAsync(),
        SetInboxWish q => SetAsync(q.Wish),
        SetInboxHours q => SetAsync(q.Times),
        _ => throw new InvalidOperationException($"{asked.GetType().Name} is not of the inbox."),
    };

    private async Task<QueryReply> ReadAsync(ReadInbox query)
    {
        if (query.Limit is < 1 or > PageLimits.ItemsMax) return QueryReply.Of(BadLimit);
        var head = await store.ReadHeadAsync(User, CancellationToken.None);
        if (query.After < 0 || query.After > head.Number) return QueryReply.Of(BadNumber);
        if (!query.UnreadOnly) return QueryReply.Of(await InboxPages.ReadAsync(store, User, query.After, Math.Min(head.Number, query.After + query.Limit), head.Number) with { Unread = head.Unread });
        var unread = await store.ReadUnreadAsync(User, query.After, query.Limit, CancellationToken.None);
        var through = unread.Length < query.Limit ? Math.Max(head.Number, unread.IsEmpty ? 0 : unread[^1].Place.Number) : unread[^1].Place.Number;
        return QueryReply.Of(new InboxPage(query.After, through, [.. unread.Select(InboxPages.ItemOf)], 0, Math.Max(head.Number, through), head.Unread));
    }

    private async Task<QueryReply> MarkAsync(MarkInboxRead request)
    {
        var head = await store.ReadHeadAsync(User, CancellationToken.None);
        if (request.Number < 1 || request.Number > head.Number) return QueryReply.Of(BadNumber);
        var marked = await store.MarkReadAsync(User, request.AllBefore ? 1 : request.Number, request.Number, ReadWithChapter, CancellationToken.None);
        return QueryReply.Of(new InboxStanding(head.Number, head.Unread - marked));
    }

    private async Task<QueryReply> MarkAsync(MarkChapterRead request)
    {
        await store.MarkSubjectReadAsync(User, request.Campaign.Value, request.Chapter.Value, ReadWithChapter, CancellationToken.None);
        var head = await store.ReadHeadAsync(User, CancellationToken.None);
        return QueryReply.Of(new InboxStanding(head.Number, head.Unread));
    }

    private async Task<QueryReply> SettingsAsync()
    {
        var times = await store.ReadTimesAsync([User], CancellationToken.None);
        var wishes = await store.ReadPreferencesAsync(User, CancellationToken.None);
        return QueryReply.Of(new InboxSettings(
            times.IsEmpty ? new InboxHours() : InboxClock.HoursOf(times[0].Times),
            [.. wishes.Select(wish => new InboxWish(new(wish.CampaignId), (InboxKind)wish.Kind, (InboxDelivery)wish.Delivery))]));
    }

    private async Task<QueryReply> SetAsync(InboxWish wish)
    {
        if (!Enum.IsDefined(wish.Kind) || !Enum.IsDefined(wish.Delivery) || wish.Kind == InboxKind.Digest) return QueryReply.Of(BadWish);
        return await store.SetPreferenceAsync(User, new InboxPreference(wish.Campaign.Value, (short)wish.Kind, (short)wish.Delivery), CancellationToken.None)
            ? await SettingsAsync()
            : QueryReply.Of(TooManyWishes);
    }

    private async Task<QueryReply> SetAsync(InboxHours hours)
    {
        if (InboxClock.Check(hours) is { } refusal) return QueryReply.Of(refusal);
        var times = InboxClock.TimesOf(hours);
        await store.SetTimesAsync(User, times, InboxClock.NextDigest(times, clock.GetUtcNow()), CancellationToken.None);
        return await SettingsAsync();
    }
}
