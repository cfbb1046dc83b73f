using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>Rule 6. No regions; a type is partial only where a generator fills it in, or for its log messages in <c>X.Log.cs</c>.</summary>
public static class PartialRule
{
    private const string Rule = "6: no regions, partial only for generated code and X.Log.cs";

    private static readonly string[] Generators = ["LoggerMessage", "GeneratedRegex", "JsonSerializable", "LibraryImport"];

    /// <param name="file">The file.</param>
    /// <param name="exists">Whether a path from the root names a file; told so that a snippet can be checked.</param>
    public static IEnumerable<Finding> Check(SourceFile file, Func<string, bool> exists)
    {
        foreach (var region in file.Root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)))
            yield return file.Found(region.SpanStart, Rule, "a region hides a second concept");
        var folder = file.Path[..(file.Path.LastIndexOf('/') + 1)];
        foreach (var type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(IsPartial))
        {
            var hasLog = exists($"{folder}{type.Identifier.Text}.Log.cs");
            if (!hasLog && !IsFilledIn(type)) yield return file.Found(type, Rule, $"{type.Identifier.Text} is partial and nothing is generated in it");
        }
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    // A type around a generated one is partial too.
    private static bool IsFilledIn(TypeDeclarationSyntax type) =>
        type.DescendantNodesAndSelf().OfType<AttributeSyntax>().Any(attribute => Generators.Contains(Attributes.NameOf(attribute), StringComparer.Ordinal));
}
