using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Server;

namespace OrleansCampaigns.Benchmarks.Campaigns;

/// <summary>What a campaign costs while it is live. The product runs inside this process, where its heap can be collected and weighed.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const int LiveCampaigns = 100;
    private const int Characters = 5;
    private const int Regions = 10;
    private const int Lines = 100;

    public string Name => "memory";

    public string Title => $"Memory of one live campaign with {Characters} characters, {Regions} regions and a session";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var app = await ServerHost.BuildAsync(Args(database), CancellationToken.None);
        await app.StartAsync();
        var gateway = app.Services.GetRequiredService<CampaignGateway>();
        for (var i = 0; i < 10; i++) await PlayAsync(gateway);
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = Weigh();
            var campaigns = new List<CampaignId>();
            for (var i = 0; i < LiveCampaigns; i++) campaigns.Add(await PlayAsync(gateway));
            var live = Weigh();
            var replicas = app.Services.GetRequiredService<CampaignReplicas>();
            var snapshots = 0L;
            foreach (var campaign in campaigns) snapshots += (await replicas.GetAsync(campaign, CancellationToken.None)).Moment.ToJson().Length;
            await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
            var resting = Weigh();
            measured.Add("one live campaign", "KB", (live - before) / 1024.0 / LiveCampaigns);
            measured.Add("of that its grains: campaign, session, characters, regions, journal, influence, snapshot", "KB", (live - resting) / 1024.0 / LiveCampaigns);
            measured.Add("of that its replica: the folded world, views' versions, rings and their updates", "KB", (resting - before) / 1024.0 / LiveCampaigns);
            measured.Add("of the replica the empty rings' places", "KB", 3 * CampaignReplica.MainRingUpdates * IntPtr.Size / 1024.0);
            measured.Add("for comparison: the world as JSON", "KB", snapshots / 1024.0 / LiveCampaigns);
        }

        await app.StopAsync();
        return new BenchmarkResult(measured.All, [],
            [$"Live managed heap after full collections, before and after {LiveCampaigns} such campaigns, divided by their number; {Lines} lines were said in each session; nobody follows (a follower's connection is a cost of SignalR's). Deactivating all grains tells their share apart."]);
    }

    private static string[] Args(BenchmarkDatabase database) =>
    [
        $"--urls=http://127.0.0.1:{ServerProcess.FreePort()}",
        $"--Campaigns:Database=postgres:{database.ConnectionString}",
        $"--Campaigns:SiloPort={ServerProcess.FreePort()}",
        $"--Campaigns:GatewayPort={ServerProcess.FreePort()}",
        $"--Campaigns:LogFile={Path.GetTempFileName()}",
    ];

    private static async Task<CampaignId> PlayAsync(CampaignGateway gateway)
    {
        var (campaign, user, session) = (new CampaignId(Guid.NewGuid()), new UserId(Guid.NewGuid()), new SessionId(Guid.NewGuid()));
        await SendAsync(new CreateCampaign("Barrow", "Ada"));
        for (var i = 0; i < Characters; i++)
        {
            var character = new CharacterId(Guid.NewGuid());
            await SendAsync(new CreateCharacter($"Character {i}") { Character = character });
            await SendAsync(new AddItem(new ItemId(Guid.NewGuid()), "A rope", 1, "Fifty feet of it") { Character = character });
        }

        for (var i = 0; i < Regions; i++)
        {
            var region = new RegionId(Guid.NewGuid());
            await SendAsync(new CreateRegion($"Region {i}") { Region = region });
            await SendAsync(new StartClock(new ClockId(Guid.NewGuid()), "The flood", 6, "The mill is gone", RegionVisibility.Public) { Region = region });
        }

        await SendAsync(new CreateSession("First evening") { Session = session });
        await SendAsync(new OpenSession { Session = session });
        for (var i = 0; i < Lines; i++) await SendAsync(new Say(new LogEntryId(Guid.NewGuid()), new string('x', 100)) { Session = session });
        return campaign;

        async Task SendAsync(Command command)
        {
            var outcome = await gateway.SendAsync(new CommandRequest(new CommandId(Guid.NewGuid()), campaign, user, command, Seen: null), CancellationToken.None);
            if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
        }
    }

    private static long Weigh()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
