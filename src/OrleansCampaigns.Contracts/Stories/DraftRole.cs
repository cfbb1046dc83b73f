namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Who plays a role of a scene.</summary>
/// <param name="Role">As the storylet names it.</param>
/// <param name="Key">Of the campaign (<c>character/…</c>); of the draft alone (<c>npc/…</c>) for who is new.</param>
/// <param name="Name">As the text says it.</param>
/// <param name="IsNew">Comes into the world with the chapter.</param>
/// <param name="Calling">What a new person is, in a word; empty otherwise.</param>
[Alias("draft-role")]
public sealed record DraftRole(string Role, string Key, string Name, bool IsNew, string Calling = "");
