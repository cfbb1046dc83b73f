using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Past updates of the asker's two channels, for whoever polls instead of following.</summary>
/// <param name="Since">
/// A cursor as the live feed gives it, or from <see cref="EverythingAnswer"/> or <see cref="UpdatesPage"/>; null: from now on, as the live feed does: no frames and a cursor. What
/// was told before may be hidden again, so what somebody sees at first is <see cref="ViewEverything"/>, never the updates that led to it.
/// </param>
/// <param name="Limit">1 to 100, for each channel.</param>
/// <remarks>
/// Refused: <c>page.limit</c>, <c>cursor.invalid</c>, <c>cursor.not-yours</c>, <c>cursor.stale</c> (the asker's membership, audience or its rules changed since: view everything again).
/// Answered with <see cref="UpdatesPage"/>.
/// </remarks>
[Alias("read-updates")]
public sealed record ReadUpdates(ResumePoint? Since = null, int Limit = PageLimits.ItemsDefault) : Query;
