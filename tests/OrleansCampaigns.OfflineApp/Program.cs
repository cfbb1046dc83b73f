using System.Text.Json;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Sqlite.Offline;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.OfflineApp;

// The program that Cluster.Tests kills: one life of an application that works offline.
var orders = JsonSerializer.Deserialize<AppOrders>(args[0], WireJson.Options)!;
try
{
    await using var store = await SqliteOfflineStore.OpenAsync(orders.File);
    using var diary = new Diary(orders.Diary);
    await using var campaign = await OfflineCampaign.OpenAsync(new DyingStore(store, orders, diary), new OfflineCampaignOptions
    {
        Service = "cluster-tests",
        User = orders.User,
        Connection = new()
        {
            Campaign = orders.Campaign,
            Servers = [orders.Server],
            AccessToken = _ => ValueTask.FromResult(orders.Token),
            LongestPause = TimeSpan.FromMilliseconds(200),
        },
        OnTrouble = trouble => Console.Error.WriteLine($"trouble {trouble.Code}: {trouble.Message}"),
    });
    using var application = new Application(campaign, diary, orders);
    await application.RunAsync();
    return 0;
}
catch (OfflineStoreException refused) when (refused.Code == OfflineStoreException.InUse)
{
    return AppOrders.FileInUse;
}
