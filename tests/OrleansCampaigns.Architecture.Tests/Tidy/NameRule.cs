using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>Rule 4. No part of a declared name is a word that fits everything.</summary>
public static partial class NameRule
{
    private const string Rule = "4: names say what a thing knows or does";

    private static readonly string[] Empty =
        ["Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Impl", "Dto", "Dtos", "DTO"];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let name = DeclaredName(node)
        where name is not null
        from word in Words().Matches(name).Select(match => match.Value)
        where Empty.Contains(word, StringComparer.Ordinal)
        select file.Found(node, Rule, $"{name} says \"{word}\"");

    // One word of a PascalCase, camelCase or snake_case name: "IPackDTOReader" is I, Pack, DTO, Reader.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]+|(?<![A-Za-z])[a-z]+")]
    private static partial Regex Words();

    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax declared => declared.Name.ToString(),
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        MethodDeclarationSyntax declared => declared.Identifier.Text,
        LocalFunctionStatementSyntax declared => declared.Identifier.Text,
        PropertyDeclarationSyntax declared => declared.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } declared => declared.Identifier.Text,
        _ => null,
    };
}
