using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>
/// A project as the compiler understands it, from its sources: what every name in them means. Nothing is generated here, so what is declared as partial has no body; names are
/// bound all the same.
/// </summary>
public sealed class Compiled
{
    /// <summary>A partial member without its generated part, and the second half of one whose first is missing.</summary>
    private static readonly string[] Ungenerated = ["CS8795", "CS9248", "CS0759"];

    /// <summary>What the SDKs of both projects add to every file.</summary>
    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "Orleans", "Orleans.Runtime", "Orleans.Hosting",
    ];

    private static readonly string[] ImplicitUsingsOfTheWeb =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private readonly CSharpCompilation _compilation;

    private Compiled(CSharpCompilation compilation) => _compilation = compilation;

    public static Compiled Grains { get; } = Of("Grains", OutputKind.DynamicallyLinkedLibrary, ImplicitUsings, others: []);

    public static Compiled Server { get; } = Of("Server", OutputKind.ConsoleApplication, [.. ImplicitUsings, .. ImplicitUsingsOfTheWeb], [Grains._compilation.ToMetadataReference()]);

    /// <summary>The same with one more file.</summary>
    public SemanticModel With(SourceFile planted) => new Compiled(_compilation.AddSyntaxTrees(planted.Root.SyntaxTree)).ModelOf(planted);

    public SemanticModel ModelOf(SourceFile file) => _compilation.GetSemanticModel(file.Root.SyntaxTree);

    /// <summary>What the compiler does not understand in a file: a name that means nothing is a reference that nobody sees.</summary>
    public static IEnumerable<Diagnostic> NotUnderstood(SemanticModel model) =>
        model.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error && !Ungenerated.Contains(found.Id, StringComparer.Ordinal));

    private static Compiled Of(string project, OutputKind kind, IEnumerable<string> usings, IEnumerable<MetadataReference> others)
    {
        var name = $"OrleansCampaigns.{project}";
        var trees = Repository.SourcesOf(project).Select(file => file.Root.SyntaxTree)
            .Append(CSharpSyntaxTree.ParseText(string.Concat(usings.Select(part => $"global using {part};")), (CSharpParseOptions)Repository.Sources[0].Root.SyntaxTree.Options));
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        return new Compiled(CSharpCompilation.Create(name, trees, References().Concat(others), options));
    }

    /// <summary>All that this process runs on, and with it all that the server does; not the two projects themselves.</summary>
    private static ImmutableArray<MetadataReference> References() =>
    [
        .. from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
           where Path.GetFileNameWithoutExtension(path) is not ("OrleansCampaigns.Grains" or "OrleansCampaigns.Server" or "OrleansCampaigns.Architecture.Tests")
           select MetadataReference.CreateFromFile(path),
    ];
}
