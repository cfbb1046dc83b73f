namespace OrleansCampaigns.Contracts.Stories;

/// <summary>One variant of a written chapter.</summary>
/// <param name="Variant">From 1.</param>
/// <param name="Seed">That made it.</param>
/// <param name="Title">Without number.</param>
/// <param name="Sha256">Of its line in the file, without the line break: the same for the same position, order and engine.</param>
[Alias("written-variant")]
public sealed record WrittenVariant(int Variant, ulong Seed, string Title, string Sha256);
