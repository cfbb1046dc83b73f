using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Consistency;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>How a verification stands.</summary>
public enum VerificationState
{
    Running,

    /// <summary>It came to its end; there is a report.</summary>
    Done,

    /// <summary>An operator stopped it, or the server stops.</summary>
    Stopped,

    /// <summary>The database was away.</summary>
    Failed,
}

/// <summary>A verification that an operator started.</summary>
/// <param name="Id">Of this one.</param>
/// <param name="State">How it stands.</param>
/// <param name="Began">When it was started.</param>
/// <param name="Repair">Whether it repairs.</param>
/// <param name="Campaign">Null: all.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="Report">What came of it, when it is done.</param>
public sealed record VerificationStatus(
    Guid Id, VerificationState State, DateTimeOffset Began, bool Repair, CampaignId? Campaign = null, VerifyProgress? Progress = null, VerifyReport? Report = null);
