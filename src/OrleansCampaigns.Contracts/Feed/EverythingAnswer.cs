using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>The whole campaign as one member sees it.</summary>
/// <param name="Channel">The member's main channel.</param>
/// <param name="Main">What the main channel sees.</param>
/// <param name="Own">What the member alone sees beside it.</param>
/// <param name="Cursor">Where the views stand: follow or read updates from here.</param>
[Alias("everything-answer")]
public sealed record EverythingAnswer(ChannelKind Channel, LiveView Main, OwnView Own, ResumePoint Cursor) : Answer;
