using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Somebody at the table, with a connection of their own, as a game's client would have it.</summary>
internal sealed class DemoPerson(UserId user, string name, CampaignId campaign, Uri server) : IAsyncDisposable
{
    private readonly TaskCompletionSource _seated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public UserId User => user;

    public string Name => name;

    public CampaignConnection Connection { get; } = new(new CampaignConnectionOptions
    {
        Campaign = campaign,
        Servers = [server],
        AccessToken = _ => ValueTask.FromResult(new DevelopmentToken(user, name).ToString()),
    });

    public Task StartAsync(CancellationToken cancellationToken) => Connection.StartAsync(cancellationToken);

    /// <summary>Sends a command that has to succeed.</summary>
    /// <exception cref="CampaignRefusedException">It was refused.</exception>
    public async Task<Receipt> DoAsync(CommandId id, Command command, CancellationToken cancellationToken)
    {
        var reply = await Connection.SendAsync(new CommandEnvelope(id, campaign, command), cancellationToken);
        return reply.Receipt ?? throw new CampaignRefusedException(reply.Refusal!);
    }

    public Task<Receipt> DoAsync(Command command, CancellationToken cancellationToken) => DoAsync(new CommandId(Guid.CreateVersion7()), command, cancellationToken);

    /// <summary>Follows until the token says otherwise. <paramref name="see"/> gets each update, and the first view as null.</summary>
    public async Task WatchAsync(Action<FeedUpdate?> see, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in Connection.Updates.WithCancellation(cancellationToken))
            {
                if (item is FeedUpdate update) see(update);
                else if (item is ViewReplaced && _seated.TrySetResult()) see(null);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The evening is over.
        }
        catch (CampaignRefusedException refused)
        {
            _seated.TrySetException(refused);
        }
    }

    /// <summary>The first view is there.</summary>
    public Task SeatedAsync(CancellationToken cancellationToken) => _seated.Task.WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
