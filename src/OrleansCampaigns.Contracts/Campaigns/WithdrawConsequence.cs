using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Takes a consequence off its chapter. The effects of an accepted one stay. One that does not exist is left alone.</summary>
/// <param name="Id">The consequence.</param>
[GenerateSerializer, Immutable, Alias("withdraw-consequence"), Requires(Permission.WriteStory)]
public sealed record WithdrawConsequence([property: Id(0)] ConsequenceId Id) : CampaignCommand;
