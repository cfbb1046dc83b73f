using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>Domain, Rules and Narrative neither wait nor talk to anybody: shown on what the compiler made of them.</summary>
public sealed class PurityTests
{
    private const string Rule = "7: the core is pure";

    private static readonly string[] PureFloors = ["Domain", "Rules", "Narrative"];

    private static readonly string[] ForbiddenNamespaces =
    [
        "Orleans.Runtime", "Orleans.Streams", "Orleans.Hosting", "Orleans.Timers",
        "System.IO", "System.Net", "System.Threading", "System.Diagnostics.Process", "System.Data", "Microsoft.Extensions", "Npgsql",
    ];

    private static readonly string[] ForbiddenTypes =
        ["System.Random", "System.Environment", "System.Console", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Security.Cryptography.RandomNumberGenerator"];

    /// <summary>What touches no world although its namespace does: a request to stop is a value, and the only stream that an assembly can open with the rest forbidden is its own resource.</summary>
    private static readonly string[] Harmless = ["System.Threading.Interlocked", "System.Threading.Lock", "System.Threading.CancellationToken", "System.IO.Stream"];

    private static readonly string[] MustBan =
        ["DateTimeOffset.UtcNow", "DateTime.UtcNow", "System.Random", "Guid.NewGuid", "Threading.Tasks.Task", "System.IO.File", "System.Environment"];

    public static TheoryData<string> Floors => [.. PureFloors.Where(floor => Repository.Exists(ProjectOf(floor)))];

    [Theory]
    [MemberData(nameof(Floors))]
    public void Compiled_code_of_a_pure_floor_refers_to_nothing_that_waits_or_talks(string floor)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"OrleansCampaigns.{floor}.dll");
        Assert.True(File.Exists(assembly), $"{floor} is not looked at: reference it from Architecture.Tests.");
        Finding.AssertNone(
            from type in ReferredTypes(assembly)
            where IsForbidden(type)
            select new Finding(ProjectOf(floor), 1, Rule, $"uses {type}"));
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void Banned_symbols_of_a_pure_floor_are_listed_and_wired(string floor)
    {
        var project = Repository.Read(ProjectOf(floor));
        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", project, StringComparison.Ordinal);
        Assert.Matches("<AdditionalFiles Include=\"[^\"]*BannedSymbols.txt\"", project);
        var shared = "src/OrleansCampaigns.Domain/BannedSymbols.txt";
        var own = $"src/OrleansCampaigns.{floor}/BannedSymbols.txt";
        var list = Repository.Read(Repository.Exists(own) ? own : shared);
        Assert.All(MustBan, symbol => Assert.Contains(symbol, list, StringComparison.Ordinal));
        Assert.All(list.TrimEnd().Split('\n'), line => Assert.Matches("^[TMPF]:[^;]+;.+", line));
    }

    [Fact]
    public void An_impure_assembly_is_found() =>
        Assert.Contains(ReferredTypes(typeof(PurityTests).Assembly.Location), IsForbidden);

    private static bool IsForbidden(string type) =>
        !Harmless.Contains(type, StringComparer.Ordinal)
        && (ForbiddenTypes.Contains(type, StringComparer.Ordinal)
            || ForbiddenNamespaces.Any(prefix => type.StartsWith(prefix + ".", StringComparison.Ordinal)));

    private static List<string> ReferredTypes(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let type = metadata.GetTypeReference(handle)
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        ];
    }

    private static string ProjectOf(string floor) => $"src/OrleansCampaigns.{floor}/OrleansCampaigns.{floor}.csproj";
}
