namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Slots">What each scene has to do.</param>
/// <param name="Width">Of the beam.</param>
/// <param name="Widened">See <see cref="ChapterPlan.Widened"/>.</param>
internal sealed record SearchEffort(SceneSlot[] Slots, int Width, int Widened);
