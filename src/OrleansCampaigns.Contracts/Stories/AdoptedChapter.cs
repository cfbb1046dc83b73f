using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>The result of a job of the kind <c>adopt-chapter</c>.</summary>
/// <param name="Chapter">The chapter: a draft of the campaign.</param>
/// <param name="Secrets">How many it got.</param>
/// <param name="NewPeople">How many characters were created.</param>
/// <param name="Endings">Which consequence is which ending.</param>
/// <param name="NotProposed">Endings for which the campaign has no room.</param>
[Alias("adopted-chapter")]
public sealed record AdoptedChapter(ChapterId Chapter, int Secrets, int NewPeople, ImmutableArray<AdoptedEnding> Endings, int NotProposed);
