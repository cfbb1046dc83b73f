using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Takes a consequence off its chapter. The effects of an accepted one stay. One that does not exist is left alone.</summary>
/// <param name="Id">The consequence.</param>
[Alias("withdraw-consequence"), Requires(Permission.WriteStory)]
public sealed record WithdrawConsequence(ConsequenceId Id) : CampaignCommand;
