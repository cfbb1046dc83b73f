using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// Keeps one link to any of the servers: goes round the list without a pause, and rests after each whole round that failed, longer each time,
/// for a random part of the time so that those who lost the same server do not come back together.
/// </summary>
internal sealed class ServerRound(CampaignConnectionOptions options) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource<ServerLink> _current = NewPromise();
    private Exception? _end;
    private Task _run = Task.CompletedTask;
    private int _next = Random.Shared.Next(options.Servers.Length);

    /// <summary>Links opened since the start.</summary>
    public int Opened { get; private set; }

    /// <summary>Why the newest attempt that failed did; the next server was tried.</summary>
    public Exception? LastFailure { get; private set; }

    public void Start() => _run = RunAsync();

    /// <summary>The present link, or the next one when there is none.</summary>
    /// <exception cref="CampaignRefusedException">No server will let this connection in.</exception>
    /// <exception cref="ObjectDisposedException">There will be none.</exception>
    public Task<ServerLink> LinkAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_end is not null) return Task.FromException<ServerLink>(_end);
            RenewIfLost();
            return _current.Task.WaitAsync(cancellationToken);
        }
    }

    public ServerLink? LinkNow()
    {
        lock (_gate) return _current.Task is { IsCompletedSuccessfully: true, Result: { IsLost: false } link } ? link : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        End(new ObjectDisposedException(nameof(CampaignConnection)));
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var link = await OpenAnyAsync();
                Opened++;
                lock (_gate)
                {
                    RenewIfLost();
                    _current.SetResult(link);
                }

                await link.Lost.WaitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                link.Abandon();
                if (!_stop.IsCancellationRequested) continue;
                await link.Closed;
                return;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed while connecting.
        }
        catch (CampaignRefusedException refused)
        {
            End(refused);
        }
    }

    private void RenewIfLost()
    {
        if (_current.Task is { IsCompletedSuccessfully: true, Result.IsLost: true }) _current = NewPromise();
    }

    private void End(Exception why)
    {
        lock (_gate)
        {
            _end ??= why;
            _current.TrySetException(_end);
            _ = _current.Task.Exception;
        }
    }

    private async Task<ServerLink> OpenAnyAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = options.Servers[_next++ % options.Servers.Length];
            try
            {
                return await ServerLink.OpenAsync(options, server, _stop.Token);
            }
            catch (Exception down) when (down is not CampaignRefusedException && !_stop.IsCancellationRequested)
            {
                LastFailure = down;
            }

            if (attempt % options.Servers.Length == 0)
                await Task.Delay(Pause(attempt / options.Servers.Length), options.Clock, _stop.Token);
        }
    }

    private TimeSpan Pause(int round)
    {
        var longest = Math.Min(options.LongestPause.TotalMilliseconds, options.FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(round - 1, 16)));
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    private static TaskCompletionSource<ServerLink> NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
