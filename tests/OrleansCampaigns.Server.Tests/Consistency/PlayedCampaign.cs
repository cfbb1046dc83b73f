using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>An evening in which something happens in every room, with commands of several events and effects across entities.</summary>
internal sealed class PlayedCampaign
{
    public CampaignId Campaign { get; } = new(Guid.NewGuid());

    public UserId Owner { get; } = new(Guid.NewGuid());

    public UserId Player { get; } = new(Guid.NewGuid());

    public SessionId Session { get; } = new(Guid.NewGuid());

    public CharacterId Mira { get; } = new(Guid.NewGuid());

    public CharacterId Bram { get; } = new(Guid.NewGuid());

    public RegionId Harbour { get; } = new(Guid.NewGuid());

    public RegionId Marsh { get; } = new(Guid.NewGuid());

    public ChapterId Chapter { get; } = new(Guid.NewGuid());

    public ClockId Clock { get; } = new(Guid.NewGuid());

    public ItemId Rope { get; } = new(Guid.NewGuid());

    public HandoutId Handout { get; } = new(Guid.NewGuid());

    public FactId Fact { get; } = new(Guid.NewGuid());

    public FactionId Guild { get; } = new(Guid.NewGuid());

    public CombatantId Wolf { get; } = new(Guid.NewGuid());

    /// <summary>Effects that follow on their own: an item received, its transfer completed, a condition, a region's value.</summary>
    private const int Effects = 4;

    private int _commands;

    public async Task PlayAsync(CampaignGateway gateway)
    {
        _commands = 0;
        var (invitation, consequence, secret, scene) = (new InvitationId(Guid.NewGuid()), new ConsequenceId(Guid.NewGuid()), new SecretId(Guid.NewGuid()), new SceneId(Guid.NewGuid()));
        Command[] byOwner =
        [
            new DefineCalendar([new("Thaw", 30), new("Frost", 31)], ["One", "Two"], new WorldDate(7, 1, 1), Weekday: 0),
            new DraftChapter(Chapter, "The bell", "It rings under water."), new AddSecret(Chapter, secret, "The bell is hollow."), new PublishChapter(Chapter),
            new FoundFaction(Guild, "Guild", "", Hidden: false),
            new CreateRegion("Harbour") { Region = Harbour }, new CreateRegion("Marsh") { Region = Marsh }, new SetBorder(Marsh, RegionVisibility.Public) { Region = Harbour },
            new StartClock(Clock, "Flood", 4, "It rises.", RegionVisibility.Public, new ChangesRegionValue(RegionValue.Security, -20)) { Region = Harbour },
            new RecordFact(Fact, "The dyke leaks.", FactStanding.True) { Region = Harbour },
            new RevealFact(Fact, [Player], RegionVisibility.GameMasters, FactStanding.True) { Region = Harbour },
            new TickClock(Clock, 4) { Region = Harbour },
            new CreateCharacter("Bram") { Character = Bram },
            new CreateSession("First") { Session = Session }, new OpenSession { Session = Session },
            new PrepareScene(scene, "The quay", "", Harbour) { Session = Session }, new StartScene(scene) { Session = Session },
            new CreateHandout(Handout, "Letter", "Come at once.") { Session = Session }, new ShowHandout(Handout, [Player]) { Session = Session },
            new AddCombatant(Wolf, new CombatantProfile("Wolf", Hidden: false, HitPointsHidden: false, [], 12, 9, 9)) { Session = Session }, new NextTurn { Session = Session },
            new ProposeConsequence(Chapter, consequence, new ConditionConsequence(Bram, "wet")), new AcceptConsequences(Chapter, [consequence]),
            new RevealSecret(secret, [Player], Table: false),
        ];
        Command[] byPlayer =
        [
            new CreateCharacter("Mira") { Character = Mira }, new AddItem(Rope, "Rope", 5) { Character = Mira }, new SetBond(new(Guid.NewGuid()), "Trusts", Bram) { Character = Mira },
            new TakeSeat(Mira) { Session = Session }, new GiveItem(new(Guid.NewGuid()), Bram, Rope, 2) { Character = Mira },
            .. Enumerable.Range(0, 20).Select(n => new Say(new(Guid.NewGuid()), $"Line {n}.", Mira) { Session = Session }),
            new RollDice(new(Guid.NewGuid()), "2d6+1", RollAudience.Public) { Session = Session }, new Whisper(new(Guid.NewGuid()), "Look there.", [Owner]) { Session = Session },
        ];
        await SendAsync(gateway, Owner, new CreateCampaign("The Drowned Bell", "Ada"), new InviteMembers(invitation, Role.Player, 5, DateTimeOffset.UtcNow.AddDays(5)));
        await SendAsync(gateway, Player, new JoinCampaign(invitation, "Ben"));
        await SendAsync(gateway, Owner, byOwner);
        await SendAsync(gateway, Player, byPlayer);
    }

    /// <summary>Effects come by themselves; one event of a filled clock is its command's second.</summary>
    public async Task SettledAsync(CampaignReplica replica)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = replica.TryWatch(() => Look());
        Look();
        await settled.Task.WaitAsync(TimeSpan.FromSeconds(60));

        void Look()
        {
            if (replica.World.Sequence >= _commands + 1 + Effects) settled.TrySetResult();
        }
    }

    private async Task SendAsync(CampaignGateway gateway, UserId user, params Command[] commands)
    {
        foreach (var command in commands)
        {
            var outcome = await gateway.SendAsync(new CommandRequest(new CommandId(Guid.NewGuid()), Campaign, user, command, null), CancellationToken.None);
            Assert.True(outcome.Refusal is null, $"{command}: {outcome.Refusal}");
            _commands++;
        }
    }
}
