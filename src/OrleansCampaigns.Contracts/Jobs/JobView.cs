using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>A job, for the one who started it and for the campaign's owner.</summary>
/// <param name="Id">The job.</param>
/// <param name="Campaign">What it works on; null: it was started by an operator and is no campaign's.</param>
/// <param name="Kind">What it does.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When it was accepted.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Stage">What it does now, in a word; empty before it begins.</param>
/// <param name="IsCancelAsked">Somebody wants it to end; until it has ended it may still succeed.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="ExpiresAt">When it is forgotten, with its result and its file.</param>
/// <param name="Result">What it came to, when it succeeded; at most 16 KB.</param>
/// <param name="HasFile">Its file can be downloaded.</param>
/// <param name="Error">Why it failed, with a stable code.</param>
public sealed record JobView(
    JobId Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] CampaignId? Campaign,
    string Kind,
    UserId StartedBy,
    DateTimeOffset StartedAt,
    JobState State,
    double Progress,
    string Stage,
    bool IsCancelAsked = false,
    DateTimeOffset? FinishedAt = null,
    DateTimeOffset? ExpiresAt = null,
    JsonElement? Result = null,
    bool HasFile = false,
    Refusal? Error = null)
{
    /// <summary>Nothing about it changes any more.</summary>
    [JsonIgnore]
    public bool IsFinished => State >= JobState.Succeeded;
}
