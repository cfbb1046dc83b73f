namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Name">As texts name it.</param>
/// <param name="Kind">Who can be cast.</param>
/// <param name="IsNew">Nobody is cast: a stranger, a found thing or a fresh secret comes into the world.</param>
public sealed record StoryletRole(string Name, StoryKind Kind, bool IsNew);
