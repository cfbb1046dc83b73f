using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>
/// An application on the SDK's own queue and replica over a store that outlives it. Everything that its user types is a word of its own that nobody else writes; they take out only words that
/// were there from the start, so that whatever was typed must be somewhere at the end.
/// </summary>
internal sealed class SimulatedDevice(SimulatedDoor door, IOfflineStore store, UserId user, int number)
{
    private static readonly EntityRef TheCampaign = new(EntityKind.Campaign, SimulatedServer.Campaign.Value);

    private readonly List<CommandId> _own = [];
    private readonly Dictionary<CommandId, ReportedOutcome> _ends = [];
    private IOfflineShelf _shelf = null!;
    private OfflineQueue _queue = null!;
    private OfflineReplica _replica = null!;
    private string _text = "";
    private bool _isTextOfView;
    private long _ownText;
    private int _words;
    private int _setWithoutRead;

    public List<string> Typed { get; } = [];

    public IReadOnlyCollection<ReportedOutcome> Ends => _ends.Values;

    public int Sent => _own.Count;

    /// <summary>Commands that named others before them.</summary>
    public int NamedOthers { get; private set; }

    private OfflineCampaignOptions Options { get; } = new()
    {
        Connection = new CampaignConnectionOptions { Campaign = SimulatedServer.Campaign, Servers = [new Uri("http://nowhere.example")], AccessToken = _ => ValueTask.FromResult("") },
        Service = "table.example",
        User = user,
    };

    private bool IsPlayer => user == SimulatedServer.Player;

    /// <summary>The last is a player with a character of their own.</summary>
    public static async Task<SimulatedDevice[]> FourAsync(SimulatedDoor door)
    {
        UserId[] users = [SimulatedServer.Owner, SimulatedServer.CoMaster, SimulatedServer.Service, SimulatedServer.Player];
        SimulatedDevice[] devices = [.. users.Select((user, number) => new SimulatedDevice(door, new MemoryOfflineStore(), user, number))];
        foreach (var device in devices)
        {
            await device.OpenAsync();
            await device.ReadAsync(int.MaxValue);
        }

        return devices;
    }

    public Task DoAsync(DeviceStep step) => step.Act switch
    {
        DeviceAct.TypeWhole when !IsPlayer => TypeAsync(step.Number, whole: true),
        DeviceAct.TypeWords when !IsPlayer => TypeAsync(step.Number, whole: false),
        DeviceAct.TypeWhole or DeviceAct.TypeWords or DeviceAct.SetField => SetFieldAsync(step.Number),
        DeviceAct.Commute => PutAsync(Commuting(IsPlayer ? step.Number % 2 : step.Number)),
        DeviceAct.Decide => DecideAsync(step.Number),
        DeviceAct.Send => SendNextAsync(DeviceAct.Send),
        DeviceAct.SendTwice => SendNextAsync(DeviceAct.SendTwice),
        DeviceAct.SendAndDie => SendNextAsync(DeviceAct.SendAndDie),
        DeviceAct.Read => ReadAsync(int.MaxValue),
        DeviceAct.ReadSome => ReadAsync(1 + (step.Number % 4)),
        DeviceAct.Acknowledge => AcknowledgeAsync(1 + (step.Number % 3)),
        DeviceAct.Land => Done(door.Server.Land),
        DeviceAct.RestartServer => Done(door.Server.Restart),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown act."),
    };

    public async Task SendAllAsync()
    {
        while (_queue.Next() is not null) await SendNextAsync(DeviceAct.Send);
    }

    public Task ReadAllAsync() => ReadAsync(int.MaxValue);

    /// <summary>The replica, as it is and as the store has it, is what the journal folds to for this viewer.</summary>
    public async Task AssertCompleteAsync()
    {
        var world = door.Server.World;
        var main = Channel.MainOf(world.RoleOf(user)!.Value);
        for (var lives = 0; lives < 2; lives++)
        {
            var view = _replica.View!;
            Assert.Equal(StateJson.HashOf(Views.Main(world, main)), StateJson.HashOf(view.Main));
            Assert.Equal(StateJson.HashOf(Views.Own(world, user)), StateJson.HashOf(view.Own));
            Assert.Equal(door.VersionsOf(user, view.Main).ToDictionary(seen => seen.Entity, seen => seen.Version), view.Versions.ToDictionary());
            await ReopenAsync();
        }
    }

    private async Task OpenAsync()
    {
        _shelf = await store.OpenAsync(Options.Scope);
        var kept = await _shelf.LoadAsync(CancellationToken.None);
        (_queue, _replica) = (new OfflineQueue(_shelf, Options), new OfflineReplica(_shelf, Options));
        _queue.Load(kept);
        _replica.Load(kept.Replica);
    }

    private async Task ReopenAsync()
    {
        await _queue.DisposeAsync();
        await _shelf.DisposeAsync();
        await OpenAsync();
    }

    private async Task SendNextAsync(DeviceAct how)
    {
        if (_queue.Next() is not { } next) return;
        var sender = new OfflineSender(_queue);
        try
        {
            await sender.SendAsync(next, (envelope, _) => AnswerAsync(envelope, how), CancellationToken.None);
        }
        catch (IOException) when (how == DeviceAct.SendAndDie)
        {
            await ReopenAsync();
        }
    }

    private async Task<CommandReply> AnswerAsync(CommandEnvelope envelope, DeviceAct how)
    {
        if (envelope.Behind is { IsEmpty: false }) NamedOthers++;
        var reply = await door.SendAsync(user, envelope);
        Expect(envelope, reply);
        if (how == DeviceAct.SendTwice)
        {
            var second = await door.SendAsync(user, envelope);
            Assert.Equal((reply.Receipt?.Outcome, reply.Refusal?.Code), (second.Receipt?.Outcome, second.Refusal?.Code));
        }

        if (how == DeviceAct.SendAndDie) throw new IOException("The device is gone.");
        _ends.Add(envelope.Id, CommandAnswer.Of(reply).Outcome);
        if (envelope.Command is EditChapter or EditChapterText) _ownText = Math.Max(_ownText, SimulatedDoor.VersionIn(TheCampaign, reply.Receipt!.Version));
        return reply;
    }

    /// <summary>
    /// What its kind declares: nothing is refused but what needs an exact version, and that exactly when somebody else did something meanwhile that the author was shown. A whole text that
    /// nobody else came before is in place as it was sent: what came before it was the author's own.
    /// </summary>
    private void Expect(CommandEnvelope envelope, CommandReply reply)
    {
        var before = _own.TakeWhile(id => id != envelope.Id).ToHashSet();
        var entity = envelope.Command.Target(envelope.Campaign);
        var othersChanged = envelope.Seen is { } seen && door.OthersChanged((user, envelope.Id), entity, SimulatedDoor.VersionIn(entity, seen), before);
        if (StaleRules.Of(envelope.Command.GetType()) is ExactVersion)
            Assert.True(reply.Refusal?.Code == (othersChanged ? "entity.stale" : null), $"{envelope}: {reply.Refusal}, others changed it: {othersChanged}");
        else Assert.True(reply.Refusal is null, $"{envelope}: {reply.Refusal}");
        if (envelope.Command is EditChapter { Base: null } && !othersChanged) Assert.Equal(ReceiptOutcome.Applied, reply.Receipt!.Outcome);
    }

    private async Task AcknowledgeAsync(int most)
    {
        for (var left = most; left > 0 && _queue.ReportAfter(0) is { } next; left--)
        {
            Assert.Equal(_ends[next.Report.Command], next.Report.Answer.Outcome);
            Assert.True(await _queue.RemoveAsync(next.Report.Command, QueuedState.Answered, CancellationToken.None));
        }
    }

    /// <summary>As <see cref="FeedReader"/> does on one connection, which is lost after so many updates.</summary>
    private async Task ReadAsync(int most)
    {
        var before = VersionSeen();
        var state = _replica.View?.ToFeedState();
        var run = new FollowRun(SimulatedServer.Campaign, Options.Connection.UnreadUpdatesMax);
        var (start, frames) = door.Follow(user, state?.Cursor);
        var items = System.Threading.Channels.Channel.CreateUnbounded<(FeedItem, FeedState?)>();
        if (!start.Resumed)
        {
            state = new FeedState(FeedCursor.At(start), start.Main, start.Own);
            items.Writer.TryWrite((new ViewReplaced(start.Channel, start.Main!, start.Own!, start.Versions), state));
        }

        run.Begin(start, state!.Cursor);
        foreach (var frame in frames) run.Receive(frame);
        for (; most > 0 && run.Ready.TryRead(out var ready); most--)
        {
            state = state.After((FeedUpdate)ready.Item, ready.Position);
            items.Writer.TryWrite((ready.Item, state));
        }

        Assert.Null(run.Gap);
        while (items.Reader.TryPeek(out _)) await _replica.KeepAsync(items.Reader);
        Show(before, isAll: most > 0);
    }

    /// <summary>What the user has before them is the view, as soon as all that they typed themselves is in it.</summary>
    private void Show(long? before, bool isAll)
    {
        if (_queue.Next() is not null || VersionSeen() < _ownText)
        {
            _isTextOfView &= VersionSeen() == before;
            return;
        }

        _isTextOfView = true;
        _text = IsPlayer ? "" : _replica.View!.Main.Campaign.Chapters[0].Text;
        if (isAll) _setWithoutRead = 0;
    }

    private long? VersionSeen() => _replica.View is { } view ? SimulatedDoor.VersionIn(TheCampaign, view.Versions[TheCampaign]) : null;

    private Task TypeAsync(int at, bool whole)
    {
        var word = $"typed{number}x{_words++}x";
        var words = ProseWords.Instance.Chunk(_text);
        var place = words.Take(at % (words.Count + 1)).Sum(w => w.Length);
        var take = at % 3 == 0 && place < _text.Length && IsOriginal(words[at % (words.Count + 1)]) ? words[at % (words.Count + 1)].Length : 0;
        var hunk = new TextHunk(place, take, (at % 5) switch { 0 => $"\n{word} ", 1 => $"{word} \n", _ => $"{word} " });
        var before = _text;
        _text = TextPatch.Apply(_text, [hunk]);
        Typed.Add(word);

        // Without a base the claim is what the replica shows and what was done since: not true while the user has something else before them.
        return PutAsync(whole && _isTextOfView
            ? new EditChapter(SimulatedServer.Chapter, _text)
            : new EditChapterText(SimulatedServer.Chapter, TextPatch.HashOf(before), [hunk]));
    }

    private static bool IsOriginal(string word) => !word.Contains("typed", StringComparison.Ordinal) && word != "\n";

    /// <summary>Each field once between two looks: who sets one twice means to lose the first, and who has seen a value means to replace it.</summary>
    private Task SetFieldAsync(int at)
    {
        var value = $"value{number}x{_words++}x";
        var field = IsPlayer ? at % 2 : at % 5;
        if ((_setWithoutRead & (1 << field)) != 0) return Task.CompletedTask;
        _setWithoutRead |= 1 << field;
        return PutAsync(field switch
        {
            0 => new RenameCharacter(value) { Character = SimulatedServer.Mira },
            1 => new WriteCharacterNotes(value) { Character = SimulatedServer.Mira },
            2 => new WriteGameMasterNotes(value) { Character = SimulatedServer.Mira },
            3 => new RetitleChapter(SimulatedServer.Chapter, value),
            _ => new SetRegionWeather(value) { Region = SimulatedServer.Marsh },
        });
    }

    /// <summary>Each of them new, so that none has nothing to do.</summary>
    private Task DecideAsync(int at) => PutAsync(number < 2 && at % 2 == 0
        ? new InviteMembers(new InvitationId(new Guid(++_words, (short)(200 + number), 0, new byte[8])), Role.Player, 1, DateTimeOffset.UnixEpoch.AddDays(2))
        : new AddTag($"tag{number}x{_words++}x") { Character = SimulatedServer.Mira });

    private static Command Commuting(int number) => (number % 3) switch
    {
        0 => new DamageCharacter(1 + (number % 4)) { Character = SimulatedServer.Mira },
        1 => new HealCharacter(1 + (number % 5)) { Character = SimulatedServer.Mira },
        _ => new TickClock(SimulatedServer.Doom, 1) { Region = SimulatedServer.Marsh },
    };

    private async Task PutAsync(Command command)
    {
        var id = new CommandId(new Guid(_own.Count + 1, (short)(100 + number), 0, new byte[8]));
        var reply = await _queue.AddAsync(id, command, _replica.View, CancellationToken.None);
        Assert.Null(reply.Refusal);
        _own.Add(id);
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
