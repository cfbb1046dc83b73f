using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>
/// Changes words of a chapter, for people who write it together: small, and merged with what others wrote since, whatever <c>Seen</c> says. A client sends the next one when it has the
/// receipt of the last, or bases it on the text that the last one made of its own base.
/// </summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Base">Which text the hunks count in: <see cref="TextPatch.HashOf"/> of it.</param>
/// <param name="Hunks">1 to 500. The text after them: as in <see cref="EditChapter"/>.</param>
/// <remarks>
/// Words that others changed at once, and the whole when the base is so old that the server has forgotten it, are kept in the inbox. Refused:
/// <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>, <c>chapter.hunks</c>, <c>conflict.inbox-full</c>, <c>text.*</c>.
/// </remarks>
[Alias("edit-chapter-text"), Requires(Permission.WriteStory)]
public sealed record EditChapterText(
    ChapterId Chapter,
    string Base,
    ImmutableArray<TextHunk> Hunks) : CampaignCommand;
