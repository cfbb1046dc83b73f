using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Prepares a letter, a picture, a map. Only game masters see it until it is shown.</summary>
/// <param name="Handout">Chosen by the sender.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Text">At most 8,000 characters; may be empty.</param>
/// <param name="ImageUrl">An absolute <c>https</c> address of at most 2,000 characters.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>handout.exists</c>, <c>handout.too-many</c> (100 a session), <c>handout.image-url</c>, <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("create-handout"), Requires(Permission.RunGame)]
public sealed record CreateHandout(
    [property: Id(0)] HandoutId Handout,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] string? ImageUrl = null) : SessionCommand;
