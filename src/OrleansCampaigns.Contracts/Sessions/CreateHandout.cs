using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Prepares a letter, a picture, a map. Only game masters see it until it is shown.</summary>
/// <param name="Handout">Chosen by the sender.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Text">At most 8,000 characters; may be empty.</param>
/// <param name="ImageUrl">An absolute <c>https</c> address of at most 2,000 characters.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>handout.exists</c>, <c>handout.too-many</c> (100 a session), <c>handout.image-url</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("create-handout"), Requires(Permission.RunGame)]
public sealed record CreateHandout(
    HandoutId Handout,
    string Title,
    string Text,
    string? ImageUrl = null) : SessionCommand;
