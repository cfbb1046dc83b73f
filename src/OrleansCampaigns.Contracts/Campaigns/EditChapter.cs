using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces a chapter's text; a published one shows it at once.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Text">The whole text: at most 40,000 characters, and at most 60,000 bytes as JSON; may be empty.</param>
/// <param name="Base">
/// Which text the author began with: <see cref="TextPatch.HashOf"/> of it. With it, or else with a <c>Seen</c> that is old, the text is merged with what others wrote since; words that
/// were changed twice, and the whole when the base is so old that the server has forgotten it, are kept in the inbox. A client whose commands wait names for each the text of the one
/// before it.
/// </param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>, <c>conflict.inbox-full</c>, <c>text.*</c>.</remarks>
[Alias("edit-chapter"), Requires(Permission.WriteStory)]
public sealed record EditChapter(
    ChapterId Chapter,
    string Text,
    string? Base = null) : CampaignCommand;
