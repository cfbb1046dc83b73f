using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

/// <summary>
/// A campaign played in memory through the real deciders, evolves and audiences. After every command it holds the system to its promises:
/// no invariant is broken, each channel's folded updates equal a fresh view, no channel gets an update that changes nothing for it, events survive their codec, states survive JSON.
/// </summary>
public sealed class PlayedCampaign
{
    public static readonly CampaignId Id = new(new Guid("0c0c0c0c-0000-4000-8000-000000000001"));
    public static readonly UserId Owner = UserNamed(1);
    public static readonly UserId Player1 = UserNamed(2);
    public static readonly UserId Player2 = UserNamed(3);
    public static readonly UserId Spectator = UserNamed(4);
    public static readonly UserId Stranger = UserNamed(5);

    private readonly Dictionary<ChannelKind, LiveView> _mains = new()
    {
        [ChannelKind.GameMasters] = LiveView.Empty,
        [ChannelKind.Table] = LiveView.Empty,
        [ChannelKind.Public] = LiveView.Empty,
    };

    private readonly Dictionary<UserId, OwnView> _owns = [];
    private readonly Dictionary<EntityRef, long> _versions = [];
    private readonly CampaignPast _past = new();

    /// <summary>The test itself sends steps of gifts that follow on nothing: where the items are then is no claim.</summary>
    public bool SendsStepsOfGifts { get; set; }

    public CampaignWorld World { get; private set; } = CampaignWorld.Initial;

    public List<RecordedEvent> Events { get; } = [];

    public List<(Channel Channel, Update Update)> Updates { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 18, 0, 0, TimeSpan.Zero);

    public ulong NextSeed { get; set; } = 42;

    public static UserId UserNamed(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    /// <summary>Sends a command as a user, through the access check; a refusal comes back as a value.</summary>
    public Refusal? Send(UserId user, Command command) => SendAs(new Actor(user, World.RoleOf(user)), command);

    /// <summary>What the last accepted command's receipt says.</summary>
    public ReceiptOutcome Outcome { get; private set; }

    /// <summary>The id of the last command.</summary>
    public CommandId LastCommand { get; private set; }

    public long VersionOf(EntityRef entity) => _versions.GetValueOrDefault(entity);

    /// <summary>Version of the campaign's own entity.</summary>
    public long Version => VersionOf(new EntityRef(EntityKind.Campaign, Id.Value));

    /// <param name="actor">Who.</param>
    /// <param name="command">What.</param>
    /// <param name="seen">The entity's version that they looked at; null: they do not say.</param>
    public Refusal? SendAs(Actor actor, Command command, long? seen = null)
    {
        if (AccessPolicy.Check(command, actor) is { } denied) return denied;
        LastCommand = new CommandId(new Guid((int)NextSeed, 1, 0, 0xC0, 0, 0, 0, 0, 0, 0, 1));
        var context = new CommandContext(actor, Now, NextSeed++, World) { Command = LastCommand, Seen = seen < VersionOf(command.Target(Id)) ? seen : null };
        var target = command.Target(Id);
        return command switch
        {
            CampaignCommand c => Commit<CampaignState, CampaignCommand, CampaignEvent>(c, World.Campaign, target, context),
            SessionCommand c => Commit<SessionState, SessionCommand, SessionEvent>(c, World.Sessions.GetValueOrDefault(c.Session, SessionState.Initial), target, context),
            CharacterCommand c => Commit<CharacterState, CharacterCommand, CharacterEvent>(c, World.Characters.GetValueOrDefault(c.Character, CharacterState.Initial), target, context),
            RegionCommand c => Commit<RegionState, RegionCommand, RegionEvent>(c, World.Regions.GetValueOrDefault(c.Region, RegionState.Initial), target, context),
            _ => throw new InvalidOperationException(command.GetType().Name),
        };
    }

    /// <summary>Sends what was decided on an older version, and insists on this outcome.</summary>
    public PlayedCampaign Stale(UserId user, Command command, long seen, ReceiptOutcome outcome)
    {
        Assert.Null(SendAs(new Actor(user, World.RoleOf(user)), command, seen));
        Assert.Equal(outcome, Outcome);
        return this;
    }

    /// <summary>Sends and insists that it is accepted.</summary>
    public PlayedCampaign Done(UserId user, Command command)
    {
        Assert.Null(Send(user, command));
        return this;
    }

    /// <summary>Sends and insists on this refusal, and that nothing happened.</summary>
    public PlayedCampaign Refused(UserId user, Command command, string code)
    {
        var before = Events.Count;
        Assert.Equal(code, Send(user, command)?.Code);
        Assert.Equal(before, Events.Count);
        return this;
    }

    /// <summary>Sends and insists that it is accepted without any event.</summary>
    public PlayedCampaign Silent(UserId user, Command command)
    {
        var before = Events.Count;
        Assert.Null(Send(user, command));
        Assert.Equal(before, Events.Count);
        return this;
    }

    /// <summary>Makes a user a member without a command; the main channels go on from a fresh view.</summary>
    public PlayedCampaign Seated(UserId user, Role role)
    {
        var admission = World.Campaign.Admissions + 1;
        var member = World.Campaign.Members[Owner] with { Role = role, Admission = admission };
        World = World with { Campaign = World.Campaign with { Admissions = admission, Members = World.Campaign.Members.SetItem(user, member) } };
        _past.Add(new RecordedEvent(0, default, 0, default, user, Now, new ServiceAdded(user, "")), World);
        foreach (var channel in _mains.Keys.ToArray()) _mains[channel] = Views.Main(World, channel);
        return this;
    }

    /// <summary>All that reached a user's connection so far: their main channel and their own.</summary>
    public IEnumerable<Update> ReceivedBy(UserId user) =>
        from entry in Updates
        where entry.Channel == Channel.Own(user) || (World.RoleOf(user) is { } role && entry.Channel == new Channel(Channel.MainOf(role)))
        select entry.Update;

    private Refusal? Commit<TState, TCommand, TEvent>(TCommand command, TState state, EntityRef target, CommandContext context)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var decision = EntityDecider.Decide<TState, TCommand, TEvent>(command, state, context);
        foreach (var happened in decision.Events) Record(happened, target, context);
        if (decision.Refusal is null) Outcome = decision.Events.Select(happened => happened.OutcomeOfCommand).DefaultIfEmpty().Max();
        return decision.Refusal;
    }

    private void Record(DomainEvent happened, EntityRef target, CommandContext context)
    {
        var encoded = EventCodec.Encode(happened);
        var decoded = EventCodec.Decode(encoded.Type, encoded.Schema, encoded.Payload);
        Assert.Equal(encoded.Payload, EventCodec.Encode(decoded).Payload);

        var version = _versions[target] = _versions.GetValueOrDefault(target) + 1;
        var recorded = new RecordedEvent(World.Sequence + 1, target, version, context.Command, context.Actor.User, context.Now, decoded);
        var before = World;
        World = World.Evolve(recorded);
        Events.Add(recorded);
        HoldInvariants(recorded, before);
        var to = new Addressees();
        Audience.Address(recorded, before, World, to);
        foreach (var (channel, update) in to.Updates) Deliver(channel, update, recorded);
        Hold(recorded);
    }

    /// <summary>At the event, as a commit and whoever verifies look at it, and in the whole campaign.</summary>
    private void HoldInvariants(RecordedEvent recorded, CampaignWorld before)
    {
        var broken = References.BrokenBy(recorded.Event, recorded.Entity, before) ?? References.BrokenBy(recorded, before, _past) ?? Invariants.BrokenBy(recorded, before, World);
        if (SendsStepsOfGifts && broken?.Code == "reference.item-place") broken = null;
        Assert.True(broken is null, $"{recorded.Event} broke {broken?.Code}: {broken?.Meaning}");
        _past.Add(recorded, before);
        Assert.Empty(Invariants.BrokenIn(World, Id.Value, _past).Select(found => $"{found.Broken.Code} in {found.Entity} after {recorded.Event}"));
    }

    private void Deliver(Channel channel, Update update, RecordedEvent recorded)
    {
        Updates.Add((channel, update));
        var wire = System.Text.Json.JsonSerializer.Serialize(update, WireJson.Options);
        var read = System.Text.Json.JsonSerializer.Deserialize<Update>(wire, WireJson.Options)!;
        if (channel.Kind == ChannelKind.Own)
        {
            var view = _owns.GetValueOrDefault(channel.User, OwnView.Empty);
            _owns[channel.User] = view.Apply(read);
            AssertChanges(view, _owns[channel.User], channel, update, recorded);
        }
        else
        {
            var view = _mains[channel.Kind];
            _mains[channel.Kind] = view.Apply(read);
            AssertChanges(view, _mains[channel.Kind], channel, update, recorded);
        }
    }

    private static void AssertChanges<TView>(TView before, TView after, Channel channel, Update update, RecordedEvent recorded) =>
        Assert.True(StateJson.HashOf(before) != StateJson.HashOf(after), $"{recorded.Event} sent {channel} an update that changes nothing for it, which tells it that something happened: {update}");

    private void Hold(RecordedEvent recorded)
    {
        foreach (var (channel, view) in _mains) AssertSame(view, Views.Main(World, channel), channel.ToString(), recorded);
        foreach (var user in _owns.Keys.Union(World.Campaign.Members.Keys))
            AssertSame(_owns.GetValueOrDefault(user, OwnView.Empty), Views.Own(World, user), $"own of {user}", recorded);
        var json = System.Text.Json.JsonSerializer.Serialize(World, StateJson.Options);
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<CampaignWorld>(json, StateJson.Options), StateJson.Options));
    }

    private static void AssertSame<TView>(TView folded, TView fresh, string channel, RecordedEvent recorded)
    {
        var left = System.Text.Json.JsonSerializer.Serialize(folded, StateJson.Options);
        var right = System.Text.Json.JsonSerializer.Serialize(fresh, StateJson.Options);
        Assert.True(left == right, $"After {recorded.Event} the {channel} channel's updates fold to\n{left}\nbut a fresh view is\n{right}");
    }
}
