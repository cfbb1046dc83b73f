using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>A C# file and its syntax, parsed once.</summary>
/// <param name="path">From the root of the repository, with forward slashes: <c>src/OrleansCampaigns.Domain/Feed/Views.cs</c>.</param>
/// <param name="text">The whole text.</param>
public sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> _root = new(() => Parse(text));

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string[] Segments { get; } = path.Split('/');

    public CompilationUnitSyntax Root => _root.Value;

    /// <summary>The project's name without the product's: <c>Domain</c>, <c>Domain.Tests</c>.</summary>
    public string Project => Segments[1].Replace("OrleansCampaigns.", "", StringComparison.Ordinal);

    public bool IsTest => Segments[0] == "tests";

    /// <summary>The file's name up to the first dot: <c>CampaignGrain</c> for <c>CampaignGrain.Log.cs</c>.</summary>
    public string Stem => Segments[^1].Split('.')[0];

    /// <summary>The folders between the project and the file.</summary>
    public string[] Rooms => Segments[2..^1];

    /// <summary>Types that stand directly in a namespace.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public Finding Found(SyntaxNode node, string rule, string what) => Found(node.SpanStart, rule, what);

    public Finding Found(int position, string rule, string what) => new(Path, LineOf(position), rule, what);

    /// <summary>The whole line of the file on which the node starts.</summary>
    public string LineAt(SyntaxNode node) => SourceText.Lines[LineOf(node.SpanStart) - 1].ToString();

    public int LineOf(int position) => SourceText.Lines.GetLineFromPosition(position).LineNumber + 1;

    private SourceText SourceText => Root.SyntaxTree.GetText();

    // Symbols as in a build of Release: what only Debug compiles is not shipped.
    private static CompilationUnitSyntax Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)).GetCompilationUnitRoot();
}
