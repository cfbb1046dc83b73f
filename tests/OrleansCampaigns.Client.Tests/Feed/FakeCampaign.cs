using System.Collections.Concurrent;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>The truth behind the fake servers: what happened, in two channels, and which command did it. Shared by all servers of a test.</summary>
public sealed class FakeCampaign
{
    private readonly Lock _gate = new();
    private readonly List<NumberedUpdate> _main = [];
    private readonly List<NumberedUpdate> _own = [];
    private readonly List<CommandEnvelope> _executed = [];
    private readonly List<CommandId> _received = [];
    private readonly List<FollowRequest> _follows = [];
    private readonly List<FakeFollower> _followers = [];

    /// <summary>The campaign of the tests' own connections; a sender from elsewhere brings its own id by creating it.</summary>
    public CampaignId Id { get; private set; } = new(Guid.NewGuid());

    public ConcurrentQueue<Exception> OracleFailures { get; } = new();

    /// <summary>What a server does with a command at its n-th arrival (1, 2 …); null: execute and answer.</summary>
    public Func<CommandEnvelope, int, FakeFault?> FaultOfCommand { get; set; } = (_, _) => null;

    /// <summary>What the receipt of an executed command says.</summary>
    public Func<CommandEnvelope, ReceiptOutcome> OutcomeOfCommand { get; set; } = _ => ReceiptOutcome.Applied;

    /// <summary>Whoever comes with a cursor gets fresh views, as after a change of role.</summary>
    public bool ForgetsCursors { get; set; }

    /// <summary>What becomes of a frame on its way to the client, by the number of follows so far.</summary>
    public Func<UpdateFrame, int, IEnumerable<UpdateFrame>> Bend { get; set; } = (frame, _) => [frame];

    /// <summary>A refusal instead of a following, by the number of follows so far; null: none.</summary>
    public Func<FollowRequest, int, Refusal?> RefuseFollow { get; set; } = (_, _) => null;

    public IReadOnlyList<CommandEnvelope> Executed => Locked(() => _executed.ToArray());

    public IReadOnlyList<CommandId> Received => Locked(() => _received.ToArray());

    public IReadOnlyList<FollowRequest> Follows => Locked(() => _follows.ToArray());

    public int FollowersNow => Locked(() => _followers.Count);

    public void Happen(Update update, ChannelKind channel = ChannelKind.Table)
    {
        lock (_gate)
        {
            var log = channel == ChannelKind.Own ? _own : _main;
            var happened = new NumberedUpdate(DateTimeOffset.UnixEpoch, update);
            log.Add(happened);
            foreach (var follower in _followers) follower.Push(new UpdateFrame(Id, channel, log.Count, [happened], Position(channel, log.Count)));
        }
    }

    public (CommandReply Reply, FakeFault? Fault) Take(CommandEnvelope envelope)
    {
        lock (_gate)
        {
            _received.Add(envelope.Id);
            Id = envelope.Campaign;
            var fault = FaultOfCommand(envelope, _received.Count(id => id == envelope.Id));
            if (fault is { Refusal: { } refusal }) return (CommandReply.Of(refusal), fault);
            if (fault is not { BeforeEffect: true } && _executed.All(done => done.Id != envelope.Id))
            {
                _executed.Add(envelope);
                if (envelope.Command is CreateCampaign created) Happen(new CampaignNamed(created.Name));
                if (envelope.Command is RenameCampaign renamed) Happen(new CampaignNamed(renamed.Name));
            }

            return (CommandReply.Of(new Receipt(envelope.Id, "seal", "version", OutcomeOfCommand(envelope))), fault);
        }
    }

    public FollowReply Follow(FollowRequest request, FakeFollower follower)
    {
        lock (_gate)
        {
            _follows.Add(request);
            if (RefuseFollow(request, _follows.Count) is { } refusal) return new FollowReply(null, refusal);
            var (main, own) = request.Resume is { } resume && !ForgetsCursors ? (NumberOf(resume.Positions[0]), NumberOf(resume.Positions[1])) : (_main.Count, _own.Count);
            follower.Bend = frame => Bend(frame, _follows.Count);
            _followers.Add(follower);
            Replay(follower, ChannelKind.Table, _main, main);
            Replay(follower, ChannelKind.Own, _own, own);
            var fresh = request.Resume is null || ForgetsCursors;
            return new FollowReply(
                new Following(Id, ChannelKind.Table, !fresh, "ticket", [Position(ChannelKind.Table, main), Position(ChannelKind.Own, own)], main, own, fresh ? Fold() : null, fresh ? OwnView.Empty : null),
                null);
        }
    }

    public void Forget(FakeFollower follower) => Locked(() => _followers.Remove(follower));

    public void ResetAll()
    {
        lock (_gate)
        {
            foreach (var follower in _followers) follower.PushReset(new ViewReset(Id, "role-changed"));
            _followers.Clear();
        }
    }

    public LiveView Fold() => Locked(() => _main.Aggregate(LiveView.Empty, (view, update) => view.Apply(update.Update)));

    private static string Position(ChannelKind channel, long number) => $"{channel}:{number}";

    private static int NumberOf(string position) => int.Parse(position[(position.IndexOf(':', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Missed updates come in frames of up to three, so that a frame can break in the middle.</summary>
    private void Replay(FakeFollower follower, ChannelKind channel, List<NumberedUpdate> log, int after)
    {
        for (var first = after; first < log.Count; first += 3)
        {
            var updates = log.Skip(first).Take(3).ToArray();
            follower.Push(new UpdateFrame(Id, channel, first + 1, [.. updates], Position(channel, first + updates.Length)));
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
