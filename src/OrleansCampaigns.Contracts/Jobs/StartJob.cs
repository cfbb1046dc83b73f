using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>Starts long work. Answered at once, when the job is stored; it survives the death of any server from then on.</summary>
/// <param name="Campaign">What it works on.</param>
/// <param name="Job">Its id, of the sender's choice.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Argument">What its kind takes: a JSON object of at most 16 KB; left out: an empty one.</param>
/// <remarks>Refused: <c>job.unknown-kind</c>, <c>job.argument</c>, <c>job.argument-too-large</c>, <c>job.id-used</c>, <c>job.queue-full</c>, <c>access.denied</c>.</remarks>
public sealed record StartJob(CampaignId Campaign, JobId Job, string Kind, JsonElement? Argument = null);
