using Orleans;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>A grain that makes a command durable before it answers, in one of the two usual ways.</summary>
public interface IBaselineGrain : IGrainWithGuidKey
{
    Task<BaselineReceipt> ExecuteAsync(BaselineCommand command);
}
