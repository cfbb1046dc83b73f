using System.Collections.Immutable;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>
/// Tells all servers that these users were told something that is pushed: stream namespace <see cref="Namespace"/>, key <see cref="Key"/>. A hint: who misses it finds the same
/// in the store.
/// </summary>
/// <param name="Users">At most those of one statement.</param>
/// <param name="Numbers">One for each user.</param>
[GenerateSerializer, Immutable, Alias("inbox-hints")]
public sealed record InboxHints([property: Id(0)] ImmutableArray<Guid> Users, [property: Id(1)] ImmutableArray<long> Numbers)
{
    public const string Namespace = "inbox-hints";

    public static readonly Guid Key = new("696e626f-7800-4000-8000-000000000001");
}
