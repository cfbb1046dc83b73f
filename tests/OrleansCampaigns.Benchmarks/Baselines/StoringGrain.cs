using Orleans;
using Orleans.Runtime;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>Writes its whole state for each command. The state is as small as it can be, which favours this baseline.</summary>
[GrainType("benchmark-storing")]
public sealed class StoringGrain([PersistentState("benchmark-line", StoringGrain.Storage)] IPersistentState<StoredLine> line) : Grain, IBaselineGrain
{
    /// <summary>Tells it apart from the other grain of the same interface.</summary>
    public static string Class { get; } = typeof(StoringGrain).FullName!;

    public const string Storage = "benchmark";

    public async Task<BaselineReceipt> ExecuteAsync(BaselineCommand command)
    {
        line.State.Version++;
        line.State.Command = command.Id;
        line.State.Text = command.Text;
        await line.WriteStateAsync();
        return new BaselineReceipt(command.Id, line.State.Version);
    }
}
