using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Server.Tests.Stories;

/// <summary>A campaign with something to tell: one hero, five others, two factions, three regions and what is so between them. And what a game master does with drafts.</summary>
internal sealed class StoryTable
{
    /// <summary>A name that no player may read before it is told to them.</summary>
    public const string Canary = "Zephyrine Quillfeather";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private StoryTable(Table game, Table player) => (Game, Player) = (game, player);

    public Table Game { get; }

    public Table Player { get; }

    public CharacterId Aud { get; } = new(Guid.NewGuid());

    public FactionId Ledger { get; } = new(Guid.NewGuid());

    public static async Task<StoryTable> CreateAsync(RunningServer server)
    {
        var game = await Table.CreateAsync(server);
        var story = new StoryTable(game, game.As(new UserId(Guid.NewGuid())));
        var invitation = new InvitationId(Guid.NewGuid());
        await game.ReceiptAsync(new InviteMembers(invitation, Role.Player, 1, DateTimeOffset.UtcNow.AddDays(1)));
        await story.Player.ReceiptAsync(new JoinCampaign(invitation, "Bo"));
        await story.SettleAsync();
        return story;
    }

    public async Task<JobView> WriteAsync(string order, Guid? id = null) => await EndAsync(await StartAsync("write-chapter", order, id));

    public async Task<JobView> AdoptAsync(JobView written, int variant, ChapterId chapter) =>
        await EndAsync(await StartAsync("adopt-chapter", JsonSerializer.Serialize(new AdoptOrder(written.Id, variant, chapter), WireJson.Options), id: null));

    public async Task<ChapterDraft> DraftAsync(JobView written, int variant = 1) => (await Game.GetAsync<ChapterDraftAnswer>($"/jobs/{written.Id}/drafts/{variant}")).Draft;

    public Task<HttpResponseMessage> TryStartAsync(Table who, string kind, string order, Guid id)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Game.Root}/jobs/{kind}") { Content = new StringContent(order, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", id.ToString());
        return who.Http.SendAsync(request);
    }

    public async Task<JobView> EndAsync(JobId id)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var job = (await Game.GetAsync<JobAnswer>($"/jobs/{id}")).Job;
            if (job.IsFinished) return job;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<JobId> StartAsync(string kind, string order, Guid? id)
    {
        var job = id ?? Guid.NewGuid();
        using var response = await TryStartAsync(Game, kind, order, job);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return new JobId(job);
    }

    private async Task SettleAsync()
    {
        var (hero, joss, merrit, wenna, canary) = (New(), New(), New(), New(), New());
        var (harrow, lowmarsh, wood) = (new RegionId(Guid.NewGuid()), new RegionId(Guid.NewGuid()), new RegionId(Guid.NewGuid()));
        foreach (var (id, name) in new[] { (hero, "Ilse"), (Aud, "Aud Tarrow"), (joss, "Joss"), (merrit, "Merrit"), (wenna, "Wenna") }) await Game.ReceiptAsync(new CreateCharacter(name) { Character = id });
        await Game.ReceiptAsync(new CreateCharacter(Canary, Hidden: true) { Character = canary });
        await Game.ReceiptAsync(new AssignOwner(Player.User) { Character = hero });
        await Game.ReceiptAsync(new SetArc(new CharacterArc("a clean name", "to be owed nothing", "pride", 1)) { Character = hero });
        foreach (var (id, name) in new[] { (harrow, "Harrow"), (lowmarsh, "Lowmarsh"), (wood, "Oxley Wood") }) await Game.ReceiptAsync(new CreateRegion(name) { Region = id });
        await Game.ReceiptAsync(new SetBorder(lowmarsh, RegionVisibility.Public) { Region = harrow });
        await Game.ReceiptAsync(new SetBorder(wood, RegionVisibility.Public) { Region = lowmarsh });
        await Game.ReceiptAsync(new FoundFaction(Ledger, "Ash Ledger", "Counts what is owed.", Hidden: false));
        await Game.ReceiptAsync(new ChangeStoryFacts(
            [
                new("owes", Of(Aud), Of(Ledger)), new("at", Of(Aud), Of(harrow)), new("at", Of(joss), Of(lowmarsh)), new("leads", Of(merrit), Of(Ledger)), new("threat", Of(Ledger), Of(lowmarsh)), new("kin", Of(Aud), Of(joss)),
                new("serves", Of(canary), Of(Ledger)),
            ],
            []));
    }

    public static StoryPart Of(CharacterId id) => new(StoryPartKind.Character, id.Value);

    public static StoryPart Of(FactionId id) => new(StoryPartKind.Faction, id.Value);

    public static StoryPart Of(RegionId id) => new(StoryPartKind.Region, id.Value);

    private static CharacterId New() => new(Guid.NewGuid());
}
