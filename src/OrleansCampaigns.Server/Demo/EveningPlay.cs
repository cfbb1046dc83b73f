using System.Diagnostics;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Sessions;
using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>
/// Plays the script over the client SDK, each person over a connection of their own. A step that was done at an earlier start gets its receipt again
/// and changes nothing, so the evening goes on where it was left, whatever ended the process.
/// </summary>
internal sealed class EveningPlay(DemoServer server, IAnsiConsole console, bool fast)
{
    private static readonly TimeSpan InvitationLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan StatusEach = TimeSpan.FromSeconds(1);

    private readonly DemoIds _ids = new(Evening.CampaignName);
    private readonly Stage _stage = new(console, [Evening.GameMaster, .. Evening.Players]);
    private readonly Dictionary<string, DemoPerson> _people = [];
    private long _delivered;

    public async Task RunAsync()
    {
        var stopping = server.Stopping;
        foreach (var name in (string[])[Evening.GameMaster, .. Evening.Players])
            _people[name] = new DemoPerson(_ids.Of<UserId>(name), name, _ids.Campaign, server.Address);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watching = Task.CompletedTask;
        try
        {
            await Task.WhenAll(_people.Values.Select(person => person.StartAsync(stopping)));
            watching = await GatherAsync(over.Token);
            await _stage.RunAsync(() => PlayAsync(over.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to end; the next start goes on here.
        }
        finally
        {
            await over.CancelAsync();
            await watching;
            foreach (var person in _people.Values) await person.DisposeAsync();
        }
    }

    /// <summary>Creates the campaign and brings everybody in, unless an earlier start did; then everybody follows.</summary>
    private async Task<Task> GatherAsync(CancellationToken cancellationToken)
    {
        var host = _people[Evening.GameMaster];
        await host.DoAsync(_ids.Step("create"), new CreateCampaign(Evening.CampaignName, Evening.GameMaster), cancellationToken);
        var watching = new List<Task> { WatchAsync(host, cancellationToken) };
        await host.SeatedAsync(cancellationToken);
        var members = host.Connection.State!.Main!.Campaign.Members;
        var invitation = new InvitationId(Guid.NewGuid());
        var missing = Evening.Players.Select(name => _people[name]).Where(player => members.All(member => member.User != player.User)).ToList();
        if (missing.Count > 0)
            await host.DoAsync(new InviteMembers(invitation, Role.Player, missing.Count, DateTimeOffset.UtcNow + InvitationLife), cancellationToken);
        foreach (var player in missing) await player.DoAsync(new JoinCampaign(invitation, player.Name), cancellationToken);
        foreach (var name in Evening.Players) watching.Add(WatchAsync(_people[name], cancellationToken));
        await Task.WhenAll(_people.Values.Select(person => person.SeatedAsync(cancellationToken)));
        return Task.WhenAll(watching);
    }

    private Task WatchAsync(DemoPerson person, CancellationToken cancellationToken) => person.WatchAsync(
        update =>
        {
            if (update is null)
            {
                var campaign = person.Connection.State!.Main!.Campaign;
                _stage.Show(person.Name, $"follows “{campaign.Name}” ({campaign.Members.Length} members, {campaign.Chapters.Length} chapters so far)", null);
                return;
            }

            Interlocked.Increment(ref _delivered);
            if (FeedText.Of(update.Update, person.Connection.State!.Main!) is { } text)
                _stage.Show(person.Name, text, DateTimeOffset.UtcNow - update.At);
        },
        cancellationToken);

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        var script = Evening.Script();
        var told = _people[Evening.GameMaster].Connection.State!.Main!.Sessions.Values.SelectMany(session => session.Log).Select(entry => entry.Entry.Value).ToHashSet();
        var done = Enumerable.Range(0, script.Length).LastOrDefault(at => script[at].Entry is { } entry && told.Contains(entry), -1);
        if (done >= 0) _stage.ShowStatus($"The evening goes on after step {done + 1} of {script.Length}.");
        for (var at = 0; at < script.Length; at++)
        {
            var step = script[at];
            await _people[step.Actor].DoAsync(_ids.Step(step.Name), step.Command, cancellationToken);
            if (at <= done) continue;
            _stage.ShowStatus($"{Evening.CampaignName} · step {at + 1} of {script.Length} · {server.Address}");
            if (!fast) await Task.Delay(step.Pause, cancellationToken);
        }

        if (fast) _stage.ShowStatus($"The evening is over: {script.Length} steps, {_delivered} updates delivered.");
        else await ServeAsync(cancellationToken);
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var gaps = _people.Values.Sum(person => person.Connection.Gaps);
            var reconnects = _people.Values.Sum(person => person.Connection.Reconnects);
            _stage.ShowStatus(console.Profile.Capabilities.Interactive
                ? $"The evening is over; serving at {server.Address} for {since.Elapsed:hh\\:mm\\:ss} · 5 at the table · {_delivered} updates delivered, {gaps} gaps, {reconnects} reconnects · Ctrl-C ends"
                : $"The evening is over; serving at {server.Address}. Ctrl-C ends.");
            await Task.Delay(StatusEach, cancellationToken);
        }
    }
}
