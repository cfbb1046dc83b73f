using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// The JSON of every door: camelCase, enums as camelCase strings, unknown members refused, a closed union told apart by
/// <c>"type"</c>, whose value is the case's <c>[Alias]</c>.
/// </summary>
public static class WireJson
{
    /// <summary>Nesting beyond this is refused while reading.</summary>
    public const int DepthMax = 32;

    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Every concrete command by its wire name.</summary>
    public static FrozenDictionary<string, Type> Commands { get; } = CasesOf(typeof(Command)).ToFrozenDictionary(WireNameOf, StringComparer.Ordinal);

    /// <summary>Every concrete query by its wire name.</summary>
    public static FrozenDictionary<string, Type> Queries { get; } = CasesOf(typeof(Query)).ToFrozenDictionary(WireNameOf, StringComparer.Ordinal);

    /// <summary>The name of a contract type on the wire: its <c>[Alias]</c>. Asked for each command: reflection answers once a type.</summary>
    public static string WireNameOf(Type type) => Names.GetOrAdd(type, static named => AliasOf(named));

    private static string AliasOf(Type type) =>
        type.GetCustomAttributes(typeof(AliasAttribute), inherit: false) is [AliasAttribute alias]
            ? alias.Alias
            : throw new InvalidOperationException($"{type} crosses a process boundary and has no [Alias].");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = DepthMax,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellCasesApart } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Writes <c>"type"</c> on every closed union of the contracts: an abstract type with its concrete cases.</summary>
    public static void TellCasesApart(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.Assembly != typeof(WireJson).Assembly) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "type",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var type in CasesOf(info.Type))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, WireNameOf(type)));
    }

    private static IEnumerable<Type> CasesOf(Type union) =>
        union.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(union));
}
