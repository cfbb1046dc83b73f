using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A session as its decider sees it. Every collection has a maximum, named where its commands are decided.</summary>
/// <param name="Scenes">Started ones in the order of their start, then prepared ones in the order of their preparation.</param>
/// <param name="PausedFor">All breaks that are over.</param>
public sealed record SessionState(
    SessionId Id,
    bool Exists,
    string Name,
    SessionStatus Status,
    ImmutableSortedDictionary<ProposalId, Proposal> Proposals,
    ImmutableSortedDictionary<UserId, Seat> Seats,
    ImmutableArray<Scene> Scenes,
    ImmutableSortedDictionary<HandoutId, Handout> Handouts,
    Combat Combat,
    SessionLog Log,
    TimeSpan PausedFor,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? PausedAt = null,
    DateTimeOffset? ClosedAt = null,
    RecapBlow? HardestHit = null,
    RecapBlow? GreatestHealing = null,
    Recap? Recap = null) : IEntityState<SessionState, SessionCommand, SessionEvent>
{
    public static SessionState Initial { get; } = new(
        new SessionId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")),
        Exists: false,
        "",
        SessionStatus.Planned,
        ImmutableSortedDictionary<ProposalId, Proposal>.Empty,
        ImmutableSortedDictionary<UserId, Seat>.Empty,
        [],
        ImmutableSortedDictionary<HandoutId, Handout>.Empty,
        Combat.None,
        SessionLog.Empty,
        TimeSpan.Zero);

    /// <summary>Open or in a break.</summary>
    public bool UnderWay => Status is SessionStatus.Open or SessionStatus.Paused;

    /// <inheritdoc/>
    public ConflictBook Book { get; init; } = ConflictBook.Empty;

    public static SessionEvent Kept(KeptConflict conflict) => new SessionConflictKept(conflict);

    public static SessionEvent Resolved(ConflictEnd end) => new SessionConflictResolved(end);

    public SessionState With(ConflictBook book) => this with { Book = book };

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context) =>
        SessionDecider.Decide(command, state, context);

    public static Invariant? BrokenBy(SessionState before, SessionState after, SessionEvent happened) => SessionInvariants.BrokenBy(before, after, happened);

    public SessionState Evolve(SessionEvent happened) => happened switch
    {
        SessionConflictEvent => this,
        LogEvent e => this with { Log = Log.Evolve(e) },
        CombatEvent e => Fought(e),
        SessionCreated e => this with { Id = e.Session, Exists = true, Name = e.Name },
        DateProposed e => this with { Proposals = Proposals.SetItem(e.Proposal, new Proposal(e.StartsAt, e.By, ImmutableSortedDictionary<UserId, Vote>.Empty)) },
        ProposalWithdrawn e => this with { Proposals = Proposals.Remove(e.Proposal) },
        DateVoted e => this with { Proposals = Proposals.SetItem(e.Proposal, Voted(Proposals[e.Proposal], e)) },
        DateFixed e => this with { StartsAt = e.StartsAt },
        SessionOpened e => Opened(e),
        SessionPaused e => this with { Status = SessionStatus.Paused, PausedAt = e.At },
        SessionResumed e => this with { Status = SessionStatus.Open, PausedAt = null, PausedFor = PausedFor + Passed(PausedAt!.Value, e.At) },
        SessionClosed e => Closed(e),
        SeatTaken e => Sat(e),
        SeatLeft e => this with { Seats = Seats.Remove(e.User) },
        ScenePrepared e => Prepared(e),
        SceneStarted e => Started(e),
        SceneEnded e => this with { Scenes = SceneEndedAt(Scenes, e.At) },
        HandoutCreated e => this with { Handouts = Handouts.SetItem(e.Handout, new Handout(e.Title, e.Text, ShownToTable: false, [], e.ImageUrl)) },
        HandoutShown e => this with { Handouts = Handouts.SetItem(e.Handout, Shown(Handouts[e.Handout], e)) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a session."),
    };

    public Scene? SceneOf(SceneId id) => Scenes.FirstOrDefault(scene => scene.Id == id);

    private static Proposal Voted(Proposal proposal, DateVoted e) => proposal with { Votes = proposal.Votes.SetItem(e.User, e.Vote) };

    private static Handout Shown(Handout handout, HandoutShown e) =>
        handout with { ShownToTable = handout.ShownToTable || e.ToTable, ShownTo = [.. handout.ShownTo.Concat(e.To).Order()] };

    private static ImmutableArray<Scene> SceneEndedAt(ImmutableArray<Scene> scenes, DateTimeOffset at) =>
        [.. scenes.Select(scene => scene.Runs ? scene with { EndedAt = at } : scene)];

    /// <summary>A server's clock may be set back.</summary>
    private static TimeSpan Passed(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;

    /// <summary>What befell a combatant is remembered for the recap only if players saw the number.</summary>
    private SessionState Fought(CombatEvent happened)
    {
        var after = this with { Combat = Combat.Evolve(happened) };
        return happened switch
        {
            CombatantDamaged e when OpenlyFighting(e.Combatant) is { } name => after with { HardestHit = SessionRecap.Greater(HardestHit, new RecapBlow(name, e.Amount)) },
            CombatantHealed e when OpenlyFighting(e.Combatant) is { } name => after with { GreatestHealing = SessionRecap.Greater(GreatestHealing, new RecapBlow(name, e.Amount)) },
            _ => after,
        };
    }

    private string? OpenlyFighting(CombatantId id) => Combat.CombatantOf(id) is { Hidden: false, HitPointsHidden: false } combatant ? combatant.Name : null;

    private SessionState Opened(SessionOpened e) => this with
    {
        Status = SessionStatus.Open,
        OpenedAt = e.At,
        Log = Seats.Aggregate(Log, (log, seat) => Played(log, seat.Key, seat.Value)),
    };

    private SessionState Sat(SeatTaken e)
    {
        var seat = new Seat(e.AsGameMaster, e.At, e.CharacterSight, e.Character);
        return this with { Seats = Seats.SetItem(e.User, seat), Log = UnderWay ? Played(Log, e.User, seat) : Log.With(e.User, Log.Of(e.User)) };
    }

    private static SessionLog Played(SessionLog log, UserId user, Seat seat) =>
        log.With(user, log.Of(user) with { Played = true, Character = seat.CharacterSight == Sight.Everyone ? seat.Character : null });

    private SessionState Closed(SessionClosed e) => this with
    {
        Status = SessionStatus.Closed,
        PausedAt = null,
        ClosedAt = e.At,
        Recap = e.Recap,
        Combat = Combat.None,
        Scenes = SceneEndedAt(Scenes, e.At),
    };

    private SessionState Prepared(ScenePrepared e)
    {
        var scene = new Scene(e.Scene, e.Title, e.Notes, Sight.GameMasters, e.Region);
        var place = Scenes.Select(s => s.Id).ToList().IndexOf(e.Scene);
        return this with { Scenes = place < 0 ? Scenes.Add(scene) : Scenes.SetItem(place, scene) };
    }

    private SessionState Started(SceneStarted e)
    {
        var scene = new Scene(e.Scene, e.Title, SceneOf(e.Scene)?.Notes ?? "", e.RegionSight, e.Region, e.At);
        var others = SceneEndedAt(Scenes.RemoveAll(s => s.Id == e.Scene), e.At);
        return this with { Scenes = others.Insert(others.Count(s => s.StartedAt is not null), scene) };
    }
}
