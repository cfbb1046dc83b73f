using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MessagePack;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Feed;

public sealed class JsonMessagePackTests
{
    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Gen.Long.Select(n => (JsonNode?)JsonValue.Create(n)),
        Gen.ULong.Select(n => (JsonNode?)JsonValue.Create(n)),
        Gen.Double.Where(double.IsFinite).Select(n => (JsonNode?)JsonValue.Create(n)),
        Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
        Gen.String[Gen.Char['\u0000', '\ud7ff'], 0, 80].Select(s => (JsonNode?)JsonValue.Create(s)),
        Gen.Const((JsonNode?)null));

    [Fact]
    public void Any_json_value_comes_back_as_the_same_value() =>
        NodeOf(depth: 4).Sample(
            node => JsonNode.DeepEquals(node, JsonNode.Parse(RoundTrip(node?.ToJsonString() ?? "null"))),
            iter: 2_000,
            print: node => node?.ToJsonString() ?? "null");

    [Fact]
    public void A_command_envelope_has_the_same_shape_in_both_protocols()
    {
        var envelope = new CommandEnvelope(
            new CommandId(Guid.NewGuid()), new CampaignId(Guid.NewGuid()), new PublishChapter(new ChapterId(Guid.NewGuid())), "token");
        var message = WireMessage.From(envelope);

        Assert.Equal(envelope, new WireMessage(Encoding.UTF8.GetBytes(RoundTrip(message))).To<CommandEnvelope>());
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    public void What_json_cannot_say_as_a_number_arrives_as_text(double number, string json)
    {
        var packed = MessagePackSerializer.Serialize(number, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(json, Encoding.UTF8.GetString(ReadJson(packed).Span));
    }

    [Fact]
    public void A_value_nested_too_deeply_is_empty_and_the_reader_goes_on_behind_it()
    {
        byte[] packed = [.. Enumerable.Repeat((byte)0x91, 100_000), MessagePackCode.Nil, 0x07];
        var reader = new MessagePackReader(packed);

        Assert.True(JsonMessagePack.ReadJson(ref reader).IsEmpty);
        Assert.Equal(7, reader.ReadInt32());
    }

    [Theory]
    [InlineData(new byte[] { 0x81, 0x01, 0x02 })]
    [InlineData(new byte[] { 0xa2, 0xc3, 0x28 })]
    [InlineData(new byte[] { 0xd4, 0x05, 0x00 })]
    public void A_number_as_key_and_text_that_is_not_utf8_and_an_extension_have_no_json_form(byte[] packed) =>
        Assert.True(ReadJson(packed).IsEmpty);

    [Fact]
    public void A_map_that_claims_more_than_it_holds_is_an_error_and_allocates_nothing() =>
        Assert.ThrowsAny<EndOfStreamException>(() => ReadJson([0xdf, 0x7f, 0xff, 0xff, 0xff]));

    private static Gen<JsonNode?> NodeOf(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(
            Scalar,
            NodeOf(depth - 1).Array[0, 6].Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])),
            Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], NodeOf(depth - 1)).Array[0, 20].Select(members =>
                (JsonNode?)new JsonObject(members.DistinctBy(m => m.Item1).Select(m => KeyValuePair.Create(m.Item1, m.Item2?.DeepClone())))));

    private static string RoundTrip(string json) => RoundTrip(new WireMessage(Encoding.UTF8.GetBytes(json)));

    private static string RoundTrip(WireMessage message)
    {
        var packed = MessagePackSerializer.Serialize(message, WireMessageFormatter.Options);
        var back = MessagePackSerializer.Deserialize<WireMessage>(new ReadOnlySequence<byte>(packed), WireMessageFormatter.Options);
        return Encoding.UTF8.GetString(back.Json.Span);
    }

    private static ReadOnlyMemory<byte> ReadJson(byte[] packed)
    {
        var reader = new MessagePackReader(packed);
        return JsonMessagePack.ReadJson(ref reader);
    }
}
