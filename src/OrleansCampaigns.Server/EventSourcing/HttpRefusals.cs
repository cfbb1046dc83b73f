using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Refusals that only HTTP knows.</summary>
public static class HttpRefusals
{
    /// <summary>A longer request body is refused.</summary>
    public const int BodyBytesMax = 128 * 1024;

    public static Refusal BodyTooLarge { get; } = Refusal.TooLarge("request.too-large", $"A request body has at most {BodyBytesMax} bytes.");

    public static Refusal BadRequest { get; } = Refusal.Invalid("http.bad-request", "A part of the address or a header is not what belongs there.");

    public static Refusal WrongMediaType { get; } = Refusal.Invalid("http.unsupported-media-type", "A command is application/json.");

    public static Refusal NoCommandId { get; } =
        Refusal.Invalid("request.idempotency-key", "The header Idempotency-Key names the command: a GUID of your choice, the same when you send it again.");

    public static Refusal WrongIfMatch { get; } =
        Refusal.Invalid("version.invalid", "The header If-Match holds one version token in quotes, as an ETag or a receipt gave it.");
}
