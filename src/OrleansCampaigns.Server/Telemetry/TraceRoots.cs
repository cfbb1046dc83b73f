using OpenTelemetry.Trace;

namespace OrleansCampaigns.Server.Telemetry;

/// <summary>
/// Which spans may begin a trace: all but grain calls. Orleans tells its own calls from an application's by whether the interface's namespace starts with "Orleans",
/// which this project's does, so both arrive from one source; what belongs to a request has a parent, and membership's and the timers' calls have none.
/// </summary>
internal sealed class TraceRoots : Sampler
{
    /// <summary>Between interface and method in the name of a grain call; in no other span's name.</summary>
    private const char InGrainCalls = '/';

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Name.Contains(InGrainCalls, StringComparison.Ordinal) ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
