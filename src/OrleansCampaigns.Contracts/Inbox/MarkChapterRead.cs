using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>
/// The user has opened a chapter and read it as it is now, whether they were ever told of it or not (who joins later was not): sent by a client that shows one. From then on they are told once when
/// it changes (<see cref="InboxKind.ChapterChanged"/>). What is unread of its publication and changes is read with it. Again it changes nothing, unless they were told of a change since.
/// </summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Chapter">The chapter, which the user sees.</param>
/// <remarks>Refused: <c>campaign.unknown</c>, <c>campaign.no-such-chapter</c>. Answered with <see cref="InboxStanding"/>.</remarks>
[Alias("mark-chapter-read")]
public sealed record MarkChapterRead(CampaignId Campaign, ChapterId Chapter) : OwnRequest;
