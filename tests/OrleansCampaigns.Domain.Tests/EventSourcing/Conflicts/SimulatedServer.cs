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

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>
/// A campaign's journal with the entities that decide on it. A command id that is in the journal is answered from its rows, as the real shell does. Entities decide on what is on its way to
/// the journal too; readers, and who may have seen what, know only of what has landed there.
/// </summary>
internal sealed class SimulatedServer
{
    public static readonly CampaignId Campaign = new(new Guid("51000000-0000-4000-8000-000000000001"));
    public static readonly UserId Owner = new(new Guid("51000000-0000-4000-8000-000000000021"));
    public static readonly UserId CoMaster = new(new Guid("51000000-0000-4000-8000-000000000022"));
    public static readonly UserId Service = new(new Guid("51000000-0000-4000-8000-000000000023"));
    public static readonly UserId Player = new(new Guid("51000000-0000-4000-8000-000000000024"));
    public static readonly ChapterId Chapter = new(new Guid("51000000-0000-4000-8000-000000000002"));
    public static readonly CharacterId Mira = new(new Guid("51000000-0000-4000-8000-000000000003"));
    public static readonly RegionId Marsh = new(new Guid("51000000-0000-4000-8000-000000000004"));
    public static readonly ClockId Doom = new(new Guid("51000000-0000-4000-8000-000000000005"));

    private readonly List<RecordedEvent> _journal = [];
    private readonly Dictionary<CommandId, ReceiptOutcome> _silent = [];
    private readonly Dictionary<CommandId, ReceiptOutcome> _receipts = [];
    private readonly Dictionary<EntityRef, long> _versions = [];
    private readonly HashSet<string> _values = [];
    private readonly Dictionary<string, (string Value, UserId User, long Version)> _inPlace = [];
    private readonly Queue<RecordedEvent> _flight = new();
    private CampaignWorld _world = CampaignWorld.Initial;
    private CampaignWorld _tip = CampaignWorld.Initial;
    private VisibleVersions _visible = VisibleVersions.None;
    private LiveView _follower = LiveView.Empty;
    private int _minutes;

    private readonly Action<RecordedEvent, Addressees>? _landed;

    /// <param name="landed">Told of each event that is in the journal, and of whom it was shown to.</param>
    public SimulatedServer(Action<RecordedEvent, Addressees>? landed = null)
    {
        _landed = landed;
        var (link, now) = (new InvitationId(Guid.AllBitsSet), DateTimeOffset.UnixEpoch.AddDays(1));
        (UserId User, Command Command)[] start =
        [
            (Owner, new CreateCampaign("Bell", "Ada")),
            (Owner, new InviteMembers(link, Role.Player, 10, now)),
            (CoMaster, new JoinCampaign(link, "Co")),
            (Owner, new ChangeRole(CoMaster, Role.CoGameMaster)),
            (Owner, new AddService(Service, "Server")),
            (Owner, new DraftChapter(Chapter, "Low tide", "The old bell rings under the water.\nThe tide turns at noon.\nNobody sleeps.\n")),
            (Owner, new CreateCharacter("Mira", HitPointsMaximum: 100) { Character = Mira }),
            (Player, new JoinCampaign(link, "Pia")),
            (Owner, new AssignOwner(Player) { Character = Mira }),
            (Owner, new CreateRegion("Marsh") { Region = Marsh }),
            (Owner, new StartClock(Doom, "Doom", 24, "", RegionVisibility.GameMasters) { Region = Marsh }),
        ];
        for (var number = 0; number < start.Length; number++)
        {
            Assert.Null(Send(new CommandId(new Guid(number + 1, 7, 0, new byte[8])), start[number].User, start[number].Command, seen: null).Refusal);
            Land();
        }

        _receipts.Clear();
        _silent.Clear();
    }

    public CampaignWorld World => _world;

    /// <summary>All that is decided; what is on its way to it included.</summary>
    public IReadOnlyList<RecordedEvent> Journal => _journal;

    public IEnumerable<ReceiptOutcome> Outcomes => _receipts.Values;

    /// <summary>What this user's channels last showed of the entity.</summary>
    public long VisibleTo(UserId user, EntityRef entity) => _visible.VisibleTo(Channel.MainOf(_world.RoleOf(user)!.Value), user, entity);

    /// <summary>What is on its way to the journal is in it, and seen by whom it is for.</summary>
    public void Land()
    {
        while (_flight.TryDequeue(out var recorded))
        {
            var before = _world;
            _world = _world.Evolve(recorded);
            var to = new Addressees();
            Audience.Address(recorded, before, _world, to);
            _visible = _visible.Changed(recorded.Entity, recorded.EntityVersion, to.Updates);
            foreach (var (_, update) in to.Updates.Where(sent => sent.Channel.Kind == ChannelKind.GameMasters)) _follower = _follower.Apply(update);
            _landed?.Invoke(recorded, to);
        }
    }

    /// <summary>With all that is decided.</summary>
    public long VersionOf(EntityRef entity) => _versions.GetValueOrDefault(entity);

    /// <summary>An author waits for each receipt.</summary>
    public void LandOf(UserId user)
    {
        if (_flight.Any(recorded => recorded.Actor == user)) Land();
    }

    /// <param name="known">As in <see cref="CommandContext.Known"/>.</param>
    public (ReceiptOutcome? Outcome, Refusal? Refusal) Send(CommandId id, UserId user, Command command, long? seen, long? known = null)
    {
        LandOf(user);
        var (outcome, refusal) = InJournal(id) is { } first ? (first, null) : Decide(id, user, command, seen, known);
        if (outcome is not { } said) return (null, refusal);
        if (_receipts.TryGetValue(id, out var before)) Assert.Equal(before, said);
        else Remember(user, command, seen, said);
        _receipts[id] = said;
        return (said, null);
    }

    /// <summary>Everything is folded again from the bytes of the journal.</summary>
    public void Restart()
    {
        Land();
        _world = _tip = Folded();
    }

    public void AssertReplicasAgree()
    {
        Land();
        var live = StateJson.HashOf(_world);
        Assert.Equal(live, StateJson.HashOf(Folded()));
        var stored = System.Text.Json.JsonSerializer.Serialize(_world, StateJson.Options);
        Assert.Equal(live, StateJson.HashOf(System.Text.Json.JsonSerializer.Deserialize<CampaignWorld>(stored, StateJson.Options)));
        Assert.Equal(StateJson.HashOf(Views.Main(_world, ChannelKind.GameMasters)), StateJson.HashOf(_follower));
    }

    public void AssertEveryCommandHasOneOutcome(int sent)
    {
        var by = _receipts.Values.CountBy(outcome => outcome).ToDictionary();
        Assert.Equal(sent, by.GetValueOrDefault(ReceiptOutcome.Applied) + by.GetValueOrDefault(ReceiptOutcome.Merged) + by.GetValueOrDefault(ReceiptOutcome.Kept));
        Assert.All(_receipts, receipt => Assert.Equal(receipt.Value, InJournal(receipt.Key) ?? _silent[receipt.Key]));
    }

    /// <summary>
    /// Each piece of prose is in the chapter or in the inbox. Each value of a field is in place or in the inbox, or was replaced by somebody who had seen it or had set it.
    /// </summary>
    public void AssertNothingTypedIsGone(IEnumerable<string> prose)
    {
        Land();
        var pieces = prose.Concat(_values);
        var view = Views.Main(_world, ChannelKind.GameMasters);
        var everything = System.Text.Json.JsonSerializer.Serialize(view, StateJson.Options);
        Assert.All(pieces, piece => Assert.Contains(piece, everything, StringComparison.Ordinal));
    }

    /// <summary>Without who changed which field last: that is the journal's order, and no part of what any order leaves the same.</summary>
    public string HashOfEntities() =>
        StateJson.HashOf(InAnyOrder(_tip.Campaign)) + string.Concat(_tip.Characters.Values.Select(state => StateJson.HashOf(InAnyOrder(state))))
        + string.Concat(_tip.Regions.Values.Select(state => StateJson.HashOf(InAnyOrder(state))));

    private static TState InAnyOrder<TState>(TState state)
        where TState : class, IHasConflicts<TState> => state.With(state.Book with { Fields = ConflictBook.Empty.Fields });

    private void Remember(UserId user, Command command, long? seen, ReceiptOutcome outcome)
    {
        if (ValueOf(command) is not { } value) return;
        var field = command.GetType().Name;
        _values.Add(value);
        if (outcome == ReceiptOutcome.Kept) return;
        if (_inPlace.TryGetValue(field, out var last) && (seen is null || seen >= last.Version || last.User == user)) _values.Remove(last.Value);
        _inPlace[field] = (value, user, _journal.FindLast(recorded => recorded.Entity == command.Target(Campaign) && recorded.Event is not IConflictKept)!.EntityVersion);
    }

    private static string? ValueOf(Command command) => command switch
    {
        RetitleChapter c => c.Title,
        RenameCharacter c => c.Name,
        WriteGameMasterNotes c => c.Text,
        WriteCharacterNotes c => c.Text,
        SetRegionWeather c => c.Weather,
        _ => null,
    };

    private ReceiptOutcome? InJournal(CommandId id)
    {
        var rows = _journal.Where(recorded => recorded.Command == id).ToList();
        return rows.Count == 0 ? null : rows.Max(recorded => recorded.Event.OutcomeOfCommand);
    }

    private (ReceiptOutcome?, Refusal?) Decide(CommandId id, UserId user, Command command, long? seen, long? known)
    {
        var target = command.Target(Campaign);
        var actor = new Actor(user, _tip.RoleOf(user));
        var tip = VersionOf(target);
        var context = new CommandContext(actor, DateTimeOffset.UnixEpoch.AddMinutes(++_minutes), 1, _world) { Command = id, Known = known }.LookingAt(seen, tip, _visible.NewestFor(actor, target, tip));
        return command switch
        {
            CampaignCommand c => Record(id, target, context, EntityDecider.Decide<CampaignState, CampaignCommand, CampaignEvent>(c, _tip.Campaign, context)),
            CharacterCommand c => Record(id, target, context, EntityDecider.Decide<CharacterState, CharacterCommand, CharacterEvent>(c, _tip.Characters.GetValueOrDefault(Mira, CharacterState.Initial), context)),
            RegionCommand c => Record(id, target, context, EntityDecider.Decide<RegionState, RegionCommand, RegionEvent>(c, _tip.Regions.GetValueOrDefault(Marsh, RegionState.Initial), context)),
            _ => throw new InvalidOperationException(command.GetType().Name),
        };
    }

    private (ReceiptOutcome?, Refusal?) Record<TEvent>(CommandId id, EntityRef target, CommandContext context, Decision<TEvent> decision)
        where TEvent : DomainEvent
    {
        if (decision.Refusal is { } refusal) return (null, refusal);
        foreach (var happened in decision.Events)
        {
            var recorded = new RecordedEvent(_tip.Sequence + 1, target, _versions[target] = VersionOf(target) + 1, id, context.Actor.User, context.Now, happened);
            _journal.Add(recorded);
            _flight.Enqueue(recorded);
            var before = _tip;
            _tip = _tip.Evolve(recorded);
            var broken = References.BrokenBy(happened, target, before) ?? Invariants.BrokenBy(recorded, before, _tip);
            Assert.True(broken is null, $"{recorded.Sequence} {happened} breaks {broken?.Code}");
        }

        if (decision.Events.IsEmpty) _silent[id] = ReceiptOutcome.Applied;
        return (decision.Events.Select(happened => happened.OutcomeOfCommand).DefaultIfEmpty().Max(), null);
    }

    private CampaignWorld Folded() => _journal.Aggregate(CampaignWorld.Initial, (world, recorded) =>
    {
        var stored = EventCodec.Encode(recorded.Event);
        return world.Evolve(recorded with { Event = EventCodec.Decode(stored.Type, stored.Schema, stored.Payload) });
    });
}
