using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// Carries a <see cref="WireMessage"/> through the MessagePack hub protocol, as maps with camelCase string keys, arrays, strings, numbers, booleans and nil.
/// </summary>
public sealed class WireMessageFormatter : IMessagePackFormatter<WireMessage>
{
    /// <summary>
    /// For <c>AddMessagePackProtocol(o => o.SerializerOptions = …)</c> on both ends. Beside <see cref="WireMessage"/> it knows the primitive types only:
    /// no reflection over types, untrusted input.
    /// </summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new WireMessageFormatter()], [BuiltinResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    public void Serialize(ref MessagePackWriter writer, WireMessage value, MessagePackSerializerOptions options)
    {
        if (value.Json.IsEmpty)
            writer.WriteNil();
        else
            JsonMessagePack.Write(ref writer, value.Json.Span);
    }

    public WireMessage Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        new(JsonMessagePack.ReadJson(ref reader));
}
