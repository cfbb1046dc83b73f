using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>
/// Rule 1. Aim at 300 lines a file and 50 a method; what fails is more than <see cref="FileLinesMax"/>, <see cref="MethodLinesMax"/>,
/// <see cref="ParametersMax"/> or, for a project, a nine-tenth quantile of its methods above <see cref="MethodLinesP90Max"/>.
/// </summary>
public static class SizeRule
{
    public const int FileLinesMax = 400;

    public const int MethodLinesMax = 70;

    /// <summary>Good code bases measured 24 to 28, weak ones 38 to 47.</summary>
    public const int MethodLinesP90Max = 28;

    /// <summary>Constructors, records, overrides and log messages are free: their lists are set by the container, the data, the base and the sentence.</summary>
    public const int ParametersMax = 5;

    private const string Rule = "1: size";

    public static IEnumerable<Finding> Check(SourceFile file) => FileLines(file).Concat(Methods(file)).Concat(Parameters(file));

    /// <summary>Lines of each method, constructor, accessor with a body, operator and local function, without its attributes and doc comment.</summary>
    public static IEnumerable<(SyntaxNode Method, int Lines)> MethodLines(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
            or AccessorDeclarationSyntax { Body: not null } or PropertyDeclarationSyntax { ExpressionBody: not null }
        select (node, file.LineOf(node.Span.End) - file.LineOf(StartOf(node)) + 1);

    /// <summary>The smallest length that nine tenths of the methods do not exceed; 0 for none.</summary>
    public static int P90(IEnumerable<int> lengths)
    {
        var sorted = lengths.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1];
    }

    private static IEnumerable<Finding> FileLines(SourceFile file)
    {
        var lines = file.LineOf(file.Text.TrimEnd().Length);
        if (lines > FileLinesMax) yield return new Finding(file.Path, lines, Rule, $"{lines} lines; a file has at most {FileLinesMax}");
    }

    private static IEnumerable<Finding> Methods(SourceFile file) =>
        from method in MethodLines(file)
        where method.Lines > MethodLinesMax
        select file.Found(StartOf(method.Method), Rule, $"{method.Lines} lines; a method has at most {MethodLinesMax}");

    private static IEnumerable<Finding> Parameters(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let count = node switch
        {
            MethodDeclarationSyntax method when !IsOverride(method) && !IsLogMessage(method) => method.ParameterList.Parameters.Count,
            LocalFunctionStatementSyntax local => local.ParameterList.Parameters.Count,
            _ => 0,
        }
        where count > ParametersMax
        select file.Found(StartOf(node), Rule, $"{count} parameters; beyond {ParametersMax} they are a record");

    private static bool IsOverride(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    private static bool IsLogMessage(MethodDeclarationSyntax method) => Attributes.Named(method, "LoggerMessage").Any();

    private static int StartOf(SyntaxNode node) =>
        node.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList)).SpanStart;
}
