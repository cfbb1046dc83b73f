using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>
/// What is between a device and the deciders: the silo's own replica with its rings, its own reading of what an author claims to have known (<see cref="OwnCommands"/>), and frames as the
/// live door makes them. A refusal is decided once more when all that was under way has landed, as the entity's shell does.
/// </summary>
internal sealed class SimulatedDoor : IDisposable
{
    private const int FrameUpdatesMax = 3;

    private readonly LandedRows _rows = new();
    private readonly CampaignReplica _replica;
    private readonly Dictionary<long, ImmutableHashSet<Channel>> _shownTo = [];

    public SimulatedDoor()
    {
        _replica = new CampaignReplica(SimulatedServer.Campaign, ReplicaMoment.Initial, _rows, NullLogger.Instance);
        Server = new SimulatedServer(Landed);
    }

    public SimulatedServer Server { get; }

    public ReplicaMoment Moment => _replica.Moment;

    public async Task<CommandReply> SendAsync(UserId user, CommandEnvelope envelope)
    {
        var entity = envelope.Command.Target(envelope.Campaign);
        long? seen = envelope.Seen is { } token ? VersionIn(entity, token) : null;
        for (var tries = 1; ; tries++)
        {
            Server.LandOf(user);
            var (outcome, refusal) = Server.Send(envelope.Id, user, envelope.Command, seen, await KnownAsync(user, envelope, entity, seen));
            if (outcome is { } said) return CommandReply.Of(new Receipt(envelope.Id, "", TokenOf(entity, VersionAfter(envelope.Id, user, entity)), said));
            if (tries > 1) return CommandReply.Of(refusal!);
            Server.Land();
        }
    }

    /// <summary>Where the viewer's feed begins, and all frames from there on.</summary>
    public (Following Start, List<UpdateFrame> Frames) Follow(UserId user, FeedCursor? from)
    {
        var moment = _replica.Moment;
        var main = Channel.MainOf(moment.World.RoleOf(user)!.Value);
        Channel[] channels = [new(main), Channel.Own(user)];
        if (from is null)
        {
            var (mainNumber, ownNumber) = (moment.Heads.Of(channels[0]), moment.Heads.Of(channels[1]));
            var (view, own) = (Views.Main(moment.World, main), Views.Own(moment.World, user));
            return (new Following(SimulatedServer.Campaign, main, Resumed: false, "ticket", [$"{mainNumber}", $"{ownNumber}"], mainNumber, ownNumber, view, own, VersionsOf(user, view)), []);
        }

        long[] at = [NumberIn(from.MainPosition), NumberIn(from.OwnPosition)];
        var frames = FramesOf(channels.Zip(at).SelectMany(part => _replica.RingOf(part.First).ReadAfter(part.Second, int.MaxValue / 2)!.Value.Select(entry => (part.First.Kind, Entry: entry))));
        return (new Following(SimulatedServer.Campaign, main, Resumed: true, "ticket", [from.MainPosition, from.OwnPosition], at[0], at[1]), frames);
    }

    /// <summary>Of each entity that the viewer sees.</summary>
    public ImmutableArray<SeenVersion> VersionsOf(UserId user, LiveView view)
    {
        EntityRef[] seen =
        [
            new(EntityKind.Campaign, SimulatedServer.Campaign.Value),
            .. view.Characters.Keys.Select(id => new EntityRef(EntityKind.Character, id.Value)),
            .. view.Regions.Keys.Select(id => new EntityRef(EntityKind.Region, id.Value)),
        ];
        return [.. seen.Select(entity => new SeenVersion(entity, TokenOf(entity, Server.VisibleTo(user, entity))))];
    }

    /// <summary>
    /// Whether, before the command, anybody else did something to the entity that its author was shown: what makes it stale, read from the journal and from who was addressed.
    /// </summary>
    /// <param name="by">The command and its author.</param>
    /// <param name="entity">What it is about.</param>
    /// <param name="seen">Of the view that they looked at.</param>
    /// <param name="own">What they did themselves before.</param>
    public bool OthersChanged((UserId User, CommandId Command) by, EntityRef entity, long seen, IReadOnlySet<CommandId> own)
    {
        var role = _replica.World.RoleOf(by.User)!.Value;
        Channel[] channels = [new(Channel.MainOf(role)), Channel.Own(by.User)];
        return Server.Journal.TakeWhile(recorded => recorded.Command != by.Command).Any(recorded => recorded.Entity == entity && recorded.EntityVersion > seen && !own.Contains(recorded.Command)
            && (role > Role.Player || !_shownTo.TryGetValue(recorded.Sequence, out var shown) || channels.Any(shown.Contains)));
    }

    public static string TokenOf(EntityRef entity, long version) => $"{entity.Kind}/{entity.Id}/{version}";

    public static long VersionIn(EntityRef entity, string token)
    {
        Assert.StartsWith($"{entity.Kind}/{entity.Id}/", token, StringComparison.Ordinal);
        return NumberIn(token[(token.LastIndexOf('/') + 1)..]);
    }

    public void Dispose() => _replica.Dispose();

    private async Task<long?> KnownAsync(UserId user, CommandEnvelope envelope, EntityRef entity, long? seen)
    {
        var request = new CommandRequest(envelope.Id, envelope.Campaign, user, envelope.Command, seen, Behind: envelope.Behind);
        return OwnCommands.Counts(request, Server.VersionOf(entity))
            ? await new OwnCommands(_rows, _replica, entity).KnownAsync(request, new Actor(user, _replica.World.RoleOf(user)), seen!.Value)
            : null;
    }

    private long VersionAfter(CommandId id, UserId user, EntityRef entity) =>
        Server.Journal.LastOrDefault(recorded => recorded.Command == id)?.EntityVersion ?? Server.VisibleTo(user, entity);

    private void Landed(RecordedEvent recorded, Addressees to)
    {
        _shownTo[recorded.Sequence] = [.. to.Updates.Select(update => update.Channel)];
        _replica.Offer([StreamEvents.Of(_rows.Add(SimulatedServer.Campaign.Value, recorded))]);
        Assert.Null(_replica.Fault);
    }

    /// <summary>In the order of the journal, as many of one channel in a frame as follow on each other.</summary>
    private static List<UpdateFrame> FramesOf(IEnumerable<(ChannelKind Channel, RingEntry Entry)> due)
    {
        var frames = new List<UpdateFrame>();
        foreach (var (channel, entry) in due.OrderBy(update => update.Entry.Sequence))
        {
            var version = SeenVersion.EntityOf(SimulatedServer.Campaign, entry.Update.Update) == entry.Entity ? TokenOf(entry.Entity, entry.EntityVersion) : "";
            if (frames.Count > 0 && frames[^1] is { } last && last.Channel == channel && last.Updates.Length < FrameUpdatesMax)
                frames[^1] = last with { Updates = last.Updates.Add(entry.Update), Versions = last.Versions!.Value.Add(version), Position = $"{entry.Number}" };
            else frames.Add(new UpdateFrame(SimulatedServer.Campaign, channel, entry.Number, [entry.Update], $"{entry.Number}", [version]));
        }

        return frames;
    }

    private static long NumberIn(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
