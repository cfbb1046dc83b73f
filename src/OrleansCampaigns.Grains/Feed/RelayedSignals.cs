namespace OrleansCampaigns.Grains.Feed;

/// <summary>What one server tells the others over the ephemeral lane: stream namespace <see cref="Namespace"/>, key the campaign's GUID.</summary>
/// <param name="Server">Names the sending process.</param>
/// <param name="Json">A <c>ServerReport</c> as UTF-8 JSON.</param>
[GenerateSerializer, Immutable, Alias("relayed-signals")]
public sealed record RelayedSignals([property: Id(0)] string Server, [property: Id(1)] byte[] Json)
{
    public const string Namespace = "campaign-signals";
}
