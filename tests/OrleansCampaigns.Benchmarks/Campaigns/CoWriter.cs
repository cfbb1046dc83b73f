using System.Collections.Immutable;
using System.Diagnostics;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Benchmarks.Campaigns;

/// <summary>A game master on a connection of the SDK who follows the campaign and may type at the end of one paragraph of a chapter.</summary>
internal sealed class CoWriter : IAsyncDisposable
{
    private static readonly TimeSpan ReachWithin = TimeSpan.FromSeconds(60);

    private readonly CampaignConnection _connection;
    private readonly TypedWords _words;
    private readonly Task _reading;
    private LiveView? _view;
    private List<double>? _latencies;
    private string _last = "";
    private string _mine = "";

    private CoWriter(CampaignConnection connection, TypedWords words)
    {
        (_connection, _words) = (connection, words);
        _reading = ReadAsync();
    }

    /// <summary>Words that this one typed, in order, since the chapter was new.</summary>
    public List<string> Typed { get; } = [];

    /// <summary>Edits that are in place together with what somebody else wrote meanwhile.</summary>
    public int Merged { get; private set; }

    /// <summary>Edits that are not in place: refused or kept.</summary>
    public int Disturbed { get; private set; }

    /// <summary>Conflicts that this one was told of.</summary>
    public int Conflicts { get; private set; }

    public static async Task<CoWriter> JoinAsync(ServerProcess server, CampaignId campaign, UserId user, TypedWords words)
    {
        var token = new DevelopmentToken(user, "Ada").ToString();
        var writer = new CoWriter(new CampaignConnection(new CampaignConnectionOptions { Campaign = campaign, Servers = [server.Address], AccessToken = _ => ValueTask.FromResult(token) }), words);
        await writer._connection.StartAsync();
        await writer.ReachAsync(_ => true);
        return writer;
    }

    /// <summary>From now on the time of each word of others is kept, from its sending to its update here.</summary>
    public void Listen() => _latencies = [];

    /// <returns>Milliseconds.</returns>
    public List<double> TakeLatencies() => Interlocked.Exchange(ref _latencies, null)!;

    /// <summary>A new chapter: nothing is typed, and everybody waits until they see it.</summary>
    public async Task BeginAsync(ChapterId chapter)
    {
        Typed.Clear();
        (Merged, Disturbed, Conflicts, _last) = (0, 0, 0, "");
        await ReachAsync(view => TextIn(view, chapter) is not null);
    }

    /// <summary>One more word at the end of the paragraph. Returns when it is on disk.</summary>
    public async Task TypeAsync(ChapterId chapter, int paragraph)
    {
        var text = TextNow(chapter);
        var word = _words.Next();
        ImmutableArray<TextHunk> hunks = [new TextHunk(EndOf(paragraph, text), 0, $" {word}")];
        (_mine, _last) = (TextPatch.Apply(text, hunks), word);
        _words.Sent(word, this);
        var reply = await _connection.SendAsync(new EditChapterText(chapter, TextPatch.HashOf(text), hunks));
        Typed.Add(word);
        if (reply.Receipt?.Outcome is ReceiptOutcome.Merged) Merged++;
        else if (reply.Receipt?.Outcome is not ReceiptOutcome.Applied) Disturbed++;
    }

    /// <exception cref="TimeoutException">The chapter does not come to this text here.</exception>
    public Task ReachAsync(ChapterId chapter, string text) => ReachAsync(view => TextIn(view, chapter) == text);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReachAsync(Func<LiveView, bool> condition)
    {
        for (var began = Stopwatch.GetTimestamp(); Volatile.Read(ref _view) is not { } view || !condition(view);)
        {
            if (_reading.IsFaulted) await _reading;
            if (Stopwatch.GetElapsedTime(began) > ReachWithin) throw new TimeoutException("A writer does not see what it should.");
            await Task.Delay(5); // the feed is another task's
        }
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        await foreach (var item in _connection.Updates)
        {
            if (item is FeedUpdate { Update: ChapterTextChanged changed } && Volatile.Read(ref _latencies) is { } latencies)
                latencies.AddRange(changed.Hunks.SelectMany(hunk => _words.AgesOfOthers(hunk.Put, this)));
            if (item is FeedUpdate { Update: ConflictKept }) Conflicts++;
            Volatile.Write(ref _view, _connection.State!.Main);
        }
    }

    /// <summary>What the author has before them: the view, or what their last word made of it as long as that is not in it.</summary>
    private string TextNow(ChapterId chapter) =>
        TextIn(_view!, chapter) is { } shown && (_last.Length == 0 || shown.Contains($" {_last}", StringComparison.Ordinal)) ? shown : _mine;

    private static string? TextIn(LiveView view, ChapterId chapter) => view.Campaign.Chapters.FirstOrDefault(one => one.Chapter == chapter)?.Text;

    private static int EndOf(int paragraph, string text)
    {
        var end = -1;
        for (var number = 0; number <= paragraph; number++)
        {
            end = text.IndexOf(CoEditingBenchmark.Between, end + 1, StringComparison.Ordinal);
            if (end < 0) return text.Length;
        }

        return end;
    }
}
