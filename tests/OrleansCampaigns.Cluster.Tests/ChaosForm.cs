using System.Globalization;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>How much is killed. The long form is chosen by <see cref="FormVariable"/>, its schedule repeated by <see cref="SeedVariable"/>.</summary>
internal sealed record ChaosForm(bool IsLong, int Kills, int DatabaseCrashes, int MeasuredKills, int Seed)
{
    public int Handlers => IsLong ? 20 : 5;

    public int HandledEvents => IsLong ? 100_000 : 2_000;

    public int HandledCampaigns => IsLong ? 8 : 4;

    public int HandlerKills => IsLong ? 12 : 2;

    /// <summary>How long all servers are at work before one is killed whose loss is measured: a survivor that has itself just started is another figure.</summary>
    public TimeSpan AtWork => TimeSpan.FromSeconds(IsLong ? 12 : 0);

    public const string FormVariable = "CAMPAIGNS_CHAOS";
    public const string SeedVariable = "CAMPAIGNS_CHAOS_SEED";

    private const string Long = "long";

    public static ChaosForm Chosen { get; } = Choose();

    private static ChaosForm Choose()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        return Environment.GetEnvironmentVariable(FormVariable) == Long
            ? new ChaosForm(IsLong: true, Kills: 30, DatabaseCrashes: 3, MeasuredKills: 30, seed)
            : new ChaosForm(IsLong: false, Kills: 4, DatabaseCrashes: 1, MeasuredKills: 3, seed);
    }
}
