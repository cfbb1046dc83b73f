namespace OrleansCampaigns.Grains.Stories;

/// <summary>Where a chapter is written from, settled before anything is written: every try of the job writes the same.</summary>
/// <param name="Sequence">The position of the campaign's journal.</param>
internal sealed record WriteMark(long Sequence);
