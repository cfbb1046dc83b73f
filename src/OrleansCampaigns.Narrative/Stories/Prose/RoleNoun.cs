namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Role">As the template names it.</param>
/// <param name="Noun">Who plays it.</param>
public readonly record struct RoleNoun(string Role, Noun Noun);
