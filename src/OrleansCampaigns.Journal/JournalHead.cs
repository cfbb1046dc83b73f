namespace OrleansCampaigns.Journal;

/// <summary>Where a campaign's journal ends.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Epoch">Raised by each <see cref="IJournalStore.TakeOverAsync"/>; an append of an older epoch loses.</param>
/// <param name="Sequence">Sequence of the last row; 0 when there is none.</param>
/// <param name="Hash">Hash of the last row; <see cref="JournalChain.Genesis"/> when there is none.</param>
public sealed record JournalHead(Guid CampaignId, long Epoch, long Sequence, ReadOnlyMemory<byte> Hash);
