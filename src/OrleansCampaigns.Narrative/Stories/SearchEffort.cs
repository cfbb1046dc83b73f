namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Slots">What each scene has to do.</param>
/// <param name="Width">Of the beam.</param>
/// <param name="Widened">See <see cref="ChapterPlan.Widened"/>.</param>
/// <param name="CancellationToken">Ends it at once.</param>
internal sealed record SearchEffort(SceneSlot[] Slots, int Width, int Widened, CancellationToken CancellationToken);
