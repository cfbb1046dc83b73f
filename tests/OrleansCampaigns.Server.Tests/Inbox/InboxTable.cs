using System.Diagnostics;
using System.Net.Http.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Inbox;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>A campaign with members, and their inboxes as HTTP and the SDK show them.</summary>
internal sealed class InboxTable(RunningServer server, Table owner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Role, InvitationId> _invitations = [];

    public Table Owner { get; } = owner;

    public static async Task<InboxTable> CreateAsync(RunningServer server) => new(server, await Table.CreateAsync(server));

    public async Task<Table> JoinAsync(Role role = Role.Player, string name = "Bea")
    {
        if (!_invitations.TryGetValue(role, out var invitation))
        {
            _invitations[role] = invitation = new InvitationId(Guid.NewGuid());
            await Owner.ReceiptAsync(new InviteMembers(invitation, role, 100, DateTimeOffset.UtcNow.AddDays(1)));
        }

        var member = Owner.As(new UserId(Guid.NewGuid()));
        await member.ReceiptAsync(new JoinCampaign(invitation, name));
        return member;
    }

    public async Task<ChapterId> PublishAsync(string title, string text = "It tolls.")
    {
        var chapter = new ChapterId(Guid.NewGuid());
        await Owner.ReceiptAsync(new DraftChapter(chapter, title, text));
        await Owner.ReceiptAsync(new PublishChapter(chapter));
        return chapter;
    }

    public static async Task<InboxPage> ReadAsync(Table of, string query = "") => (await of.Http.GetFromJsonAsync<InboxPage>($"{InboxEndpoints.Root}{query}", WireJson.Options))!;

    /// <summary>Waits until the inbox has come to a number.</summary>
    public static async Task<InboxPage> UntilAsync(Table of, long head)
    {
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var page = await ReadAsync(of);
            if (page.Head >= head) return page;
            Assert.True(since.Elapsed < Patience, $"The inbox stayed at {page.Head}.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public CampaignConnection Device(Table of, params Uri[] servers) => new(new CampaignConnectionOptions
    {
        Campaign = Owner.Campaign,
        Servers = servers is [] ? [new Uri(server.App.Urls.First())] : [.. servers],
        AccessToken = _ => ValueTask.FromResult(new DevelopmentToken(of.User, "Bea").ToString()),
    });

    /// <summary>The next so many notices of a device.</summary>
    public static async Task<List<InboxItem>> TakeAsync(CampaignConnection device, long after, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var taken = new List<InboxItem>();
        await foreach (var item in device.ReadInboxAsync(after).WithCancellation(patience.Token))
        {
            taken.Add(item);
            if (taken.Count == count) break;
        }

        return taken;
    }
}
