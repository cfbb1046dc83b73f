using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Tests.Handlers;

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>Who watches a job hears of it because it is pushed, or because it was asked for where nothing is pushed.</summary>
public sealed class JobWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RunningServer _server = new() { Settings = [FailingHandler.Setting] };
    private readonly CancellationTokenSource _limit = new(Patience);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _limit.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>It would ask again after an hour only: each step and the end are pushed.</summary>
    [Fact]
    public async Task Each_step_and_the_end_are_pushed_to_who_follows()
    {
        var table = await Table.CreateAsync(_server);
        await using var connection = await ConnectAsync(table);
        var following = new TaskCompletionSource();
        var reading = ReadAsync(connection, following);
        await following.Task.WaitAsync(_limit.Token);
        Assert.Equal(["step 1", "step 2", "step 3", "Succeeded"], await WatchAsync(connection, TimeSpan.FromHours(1)));
        await _limit.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Who_does_not_follow_asks()
    {
        var table = await Table.CreateAsync(_server);
        await using var connection = await ConnectAsync(table);
        Assert.Equal(["step 1", "step 2", "step 3", "Succeeded"], await WatchAsync(connection, TimeSpan.FromMilliseconds(20)));
    }

    /// <summary>Lets the job go on each time the step before was seen, so that none can be passed over.</summary>
    private async Task<List<string>> WatchAsync(CampaignConnection connection, TimeSpan every)
    {
        var held = _server.App.Services.GetRequiredService<HeldJob>();
        var started = (await connection.StartJobAsync(held.Name, cancellationToken: _limit.Token)).Job!;
        var (seen, isLet) = (new List<string>(), false);
        await foreach (var view in connection.WatchJobAsync(started.Id, every, _limit.Token))
        {
            if (view.Stage.Length > 0 && !view.IsFinished) seen.Add(view.Stage);
            if (view.IsFinished) seen.Add(view.State.ToString());
            if (view.Stage.Length > 0 || !isLet) held.Step();
            isLet = true;
        }

        return seen;
    }

    private async Task<CampaignConnection> ConnectAsync(Table table)
    {
        var connection = new CampaignConnection(new CampaignConnectionOptions
        {
            Servers = [new Uri(_server.App.Urls.First())],
            Campaign = table.Campaign,
            AccessToken = _ => ValueTask.FromResult(new DevelopmentToken(table.User, "Ada").ToString()),
        });
        await connection.StartAsync(_limit.Token);
        return connection;
    }

    private async Task ReadAsync(CampaignConnection connection, TaskCompletionSource following)
    {
        try
        {
            await foreach (var item in connection.Updates.WithCancellation(_limit.Token)) following.TrySetResult();
        }
        catch (OperationCanceledException) when (_limit.IsCancellationRequested)
        {
            // The test has seen enough.
        }
    }
}
