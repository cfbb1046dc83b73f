using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>Subscribes an outside system to a campaign. A game master's resource, not an event of play: an address and a secret have no place in a journal that is kept for ever.</summary>
/// <param name="Url">
/// Where messages are sent: https, without credentials or fragment, at most <see cref="UrlLengthMax"/> characters, at a port and to a network that the operator allows. Its path
/// and query may be secrets: they are stored encrypted only, and told nobody again.
/// </param>
/// <param name="Kinds">Wire names of the updates that are wanted (<c>chapter-changed</c> …), at most <see cref="KindsMax"/>; none given: all that the audience sees.</param>
/// <param name="Audience"><c>public</c>, <c>table</c> or <c>gameMasters</c>: whose view the outside system has. What that audience does not see is in no message.</param>
/// <remarks>
/// Refused: <c>webhook.url</c>, <c>webhook.kind</c>, <c>webhook.audience</c>, <c>webhook.too-many</c>, <c>webhook.exists</c>, <c>access.denied</c>. Answered with <see cref="WebhookSecret"/>.
/// </remarks>
public sealed record CreateWebhookRequest(string Url, ImmutableArray<string>? Kinds = null, ChannelKind Audience = ChannelKind.Table)
{
    public const int UrlLengthMax = 2_000;

    public const int KindsMax = 100;

    /// <summary>Wire names of all kinds of update.</summary>
    public static ImmutableArray<string> AllKinds { get; } =
        [.. typeof(Update).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Update))).Select(WireJson.WireNameOf).Order(StringComparer.Ordinal)];
}
