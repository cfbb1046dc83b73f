using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>The hub that one would write first, over the stock JSON protocol.</summary>
public sealed class BaselineHub(IGrainFactory grains, BareJournal journal) : Hub
{
    public const string Path = "/baseline";
    public const string Group = "viewers";
    public const string ClientMethod = "updates";

#pragma warning disable CA1822 // SignalR calls instance methods only
    public BaselineReceipt Nothing(BaselineCommand command) => new(command.Id, 0);
#pragma warning restore CA1822

    public Task<BaselineReceipt> Store(BaselineCommand command) =>
        grains.GetGrain<IBaselineGrain>(command.Campaign, StoringGrain.Class).ExecuteAsync(command);

    public Task<BaselineReceipt> Commit(BaselineCommand command) => journal.CommitAsync(command);

    public Task<BaselineReceipt> Await(BaselineCommand command) =>
        grains.GetGrain<IBaselineGrain>(command.Campaign, AwaitingGrain.Class).ExecuteAsync(command);

    public Task Join() => Groups.AddToGroupAsync(Context.ConnectionId, Group);

    /// <summary>Sends the same frame to the group again and again.</summary>
    /// <returns>How often.</returns>
    public async Task<long> Flood(JsonElement frame, int seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = 0L;
        for (; Stopwatch.GetElapsedTime(began).TotalSeconds < seconds; sent++) await Clients.Group(Group).SendAsync(ClientMethod, frame);
        return sent;
    }
}
