namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Role">As the storylet names it.</param>
/// <param name="Entity">Who plays it. New ones have a fresh key and a name of their own.</param>
/// <param name="IsNew">Comes into the world with this scene.</param>
public sealed record RoleBinding(string Role, StoryEntity Entity, bool IsNew);
