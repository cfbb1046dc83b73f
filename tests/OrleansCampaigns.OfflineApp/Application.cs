using System.Text.Json;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.OfflineApp;

/// <summary>Queues numbered commands, each once in all lives, and deals with every report.</summary>
public sealed class Application(OfflineCampaign campaign, Diary diary, AppOrders orders) : IDisposable
{
    /// <summary>Commands that one life has in the queue at most.</summary>
    private const int QueuedMax = 12;

    private readonly SemaphoreSlim _room = new(QueuedMax);
    private CommandId _last;

    /// <summary>Every ninth number goes to a session that does not exist, and is refused.</summary>
    public static bool IsRefused(int number) => number % 9 == 0;

    /// <summary>What every event of the command holds.</summary>
    public static string TextOf(int number) => $"[{number}]";

    public async Task RunAsync()
    {
        if (orders.Finish)
        {
            await QueueAsync(diary.Begun + 1, new RenameCampaign(TextOf(diary.Begun + 1)));
            await DealWithReportsAsync();
            await SeeLastAsync(TextOf(diary.Begun + 1));
            diary.Write($"view {JsonSerializer.Serialize(campaign.View!.Main, WireJson.Options)}");
            diary.Write($"own {JsonSerializer.Serialize(campaign.View.Own, WireJson.Options)}");
            return;
        }

        var dealing = DealWithReportsAsync();
        for (var number = diary.Begun + 1; !dealing.IsCompleted; number++)
        {
            await _room.WaitAsync();
            await QueueAsync(number, CommandOf(number));
        }

        await dealing;
    }

    public void Dispose() => _room.Dispose();

    private Command CommandOf(int number) => (number % 4) switch
    {
        _ when IsRefused(number) => new Narrate(new LogEntryId(Guid.NewGuid()), TextOf(number)) { Session = new SessionId(Guid.NewGuid()) },
        1 => new DescribeCampaign(TextOf(number)),
        _ => new Narrate(new LogEntryId(Guid.NewGuid()), TextOf(number)) { Session = orders.Session },
    };

    private async Task QueueAsync(int number, Command command)
    {
        diary.Write($"begin {number}");
        var reply = await campaign.EnqueueAsync(command);
        _last = reply.Queued!.Envelope.Id;
        diary.Write($"queued {number} {_last}");
    }

    private async Task DealWithReportsAsync()
    {
        await foreach (var (id, _, answer) in campaign.Reports)
        {
            diary.Write($"told {id} {answer.Outcome} {answer.Receipt?.Seal ?? answer.Refusal?.Code}");
            if (!await campaign.AcknowledgeAsync(id)) throw new InvalidOperationException($"The report of {id} is gone.");
            diary.Write($"acknowledged {id}");
            _room.Release();
            if (orders.Finish && id == _last) return;
        }
    }

    private async Task SeeLastAsync(string name)
    {
        await foreach (var _ in campaign.Changes)
            if (campaign.View!.Main.Campaign.Name == name) return;
    }
}
