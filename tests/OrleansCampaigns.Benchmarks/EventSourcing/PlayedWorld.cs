using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>A campaign that has been played for a while, in memory, through the real rules.</summary>
internal sealed class PlayedWorld
{
    public const int Chapters = 100;
    public const int Lines = 1_000;
    public const int Combatants = 20;
    public const int Items = 100;

    private static readonly Actor Owner = new(new UserId(Guid.NewGuid()), Role.Owner);
    private static readonly CampaignId Id = new(Guid.NewGuid());

    private readonly Dictionary<EntityRef, long> _versions = [];

    public PlayedWorld()
    {
        Play(new CreateCampaign("The Drowned Bell", "Ada"));
        for (var i = 0; i < Chapters; i++) Play(new DraftChapter(i == 0 ? Chapter : new ChapterId(Guid.NewGuid()), $"Chapter {i}", "It rings under water."));
        Play(new CreateRegion("Harbour") { Region = Region });
        Play(new StartClock(Clock, "Flood", 12, "It rises.", RegionVisibility.Public, null) { Region = Region });
        Play(new CreateCharacter("Bram") { Character = Character });
        for (var i = 0; i < Items; i++) Play(new AddItem(new ItemId(Guid.NewGuid()), $"Rope {i}", 1) { Character = Character });
        Play(new CreateSession("First") { Session = Session });
        Play(new OpenSession { Session = Session });
        for (var i = 0; i < Combatants; i++)
            Play(new AddCombatant(new CombatantId(Guid.NewGuid()), new CombatantProfile($"Wolf {i}", Hidden: false, HitPointsHidden: false, [], 12, 9, 9)) { Session = Session });
        for (var i = 0; i < Lines; i++) Play(new Say(new LogEntryId(Guid.NewGuid()), $"Line {i}.", Character) { Session = Session });
    }

    public CampaignWorld World { get; private set; } = CampaignWorld.Initial;

    public ChapterId Chapter { get; } = new(Guid.NewGuid());

    public RegionId Region { get; } = new(Guid.NewGuid());

    public ClockId Clock { get; } = new(Guid.NewGuid());

    public CharacterId Character { get; } = new(Guid.NewGuid());

    public SessionId Session { get; } = new(Guid.NewGuid());

    /// <summary>Decides, encodes and folds a command on the state as it is, the work of the rules in a live entity, and returns how many events came of it.</summary>
    public int Decide(Command command, bool isGuarded) => command switch
    {
        CampaignCommand c => Decide<CampaignState, CampaignCommand, CampaignEvent>(c, World.Campaign, isGuarded),
        SessionCommand c => Decide<SessionState, SessionCommand, SessionEvent>(c, World.Sessions[c.Session], isGuarded),
        CharacterCommand c => Decide<CharacterState, CharacterCommand, CharacterEvent>(c, World.Characters[c.Character], isGuarded),
        RegionCommand c => Decide<RegionState, RegionCommand, RegionEvent>(c, World.Regions[c.Region], isGuarded),
        _ => throw new InvalidOperationException(command.GetType().Name),
    };

    private int Decide<TState, TCommand, TEvent>(TCommand command, TState state, bool isGuarded)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var decision = Decided<TState, TCommand, TEvent>(command, state);
        var entity = command.Target(Id);
        if (isGuarded)
        {
            foreach (var happened in decision.Events)
                if (References.BrokenBy(happened, entity, World) is { } broken) throw new InvalidOperationException(broken.Code);
        }

        var version = 0L;
        foreach (var happened in decision.Events)
        {
            EventCodec.Encode(happened);
            var before = state;
            state = EntityFold.Evolve<TState, TCommand, TEvent>(before, happened, new EventMark(++version, Owner.User, default));
            if (isGuarded && Invariants.BrokenBy<TState, TCommand, TEvent>(before, state, happened) is { } broken) throw new InvalidOperationException(broken.Code);
        }

        return decision.Events.Length;
    }

    private Decision<TEvent> Decided<TState, TCommand, TEvent>(TCommand command, TState state)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var context = new CommandContext(Owner, DateTimeOffset.UnixEpoch, 1, World) { Command = new CommandId(Guid.NewGuid()) };
        var decision = EntityDecider.Decide<TState, TCommand, TEvent>(command, state, context);
        return decision.Refusal is { } refusal ? throw new InvalidOperationException($"{command}: {refusal.Code}") : decision;
    }

    private void Play(Command command)
    {
        switch (command)
        {
            case CampaignCommand c: Record(command, Decided<CampaignState, CampaignCommand, CampaignEvent>(c, World.Campaign).Events); break;
            case SessionCommand c: Record(command, Decided<SessionState, SessionCommand, SessionEvent>(c, World.Sessions.GetValueOrDefault(c.Session, SessionState.Initial)).Events); break;
            case CharacterCommand c: Record(command, Decided<CharacterState, CharacterCommand, CharacterEvent>(c, World.Characters.GetValueOrDefault(c.Character, CharacterState.Initial)).Events); break;
            case RegionCommand c: Record(command, Decided<RegionState, RegionCommand, RegionEvent>(c, World.Regions.GetValueOrDefault(c.Region, RegionState.Initial)).Events); break;
            default: throw new InvalidOperationException(command.GetType().Name);
        }
    }

    private void Record(Command command, IEnumerable<DomainEvent> events)
    {
        var entity = command.Target(Id);
        foreach (var happened in events)
        {
            var version = _versions[entity] = _versions.GetValueOrDefault(entity) + 1;
            World = World.Evolve(new RecordedEvent(World.Sequence + 1, entity, version, default, Owner.User, default, happened));
        }
    }
}
