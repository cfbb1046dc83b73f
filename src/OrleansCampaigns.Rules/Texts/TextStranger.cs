namespace OrleansCampaigns.Rules.Texts;

/// <summary>A name that the world does not know.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Path">Of the sentence in which it stands first: <c>text/START+LENGTH</c>.</param>
public sealed record TextStranger(string Name, string Path);
