using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>
/// Rule 2. A file holds one public type, named like the file. Beside it may stand the cases of the closed union that it is, and the enums and
/// records that it or its cases are made of: a reader who needs them has the file open already.
/// </summary>
public static class TypePerFileRule
{
    private const string Rule = "2: one public type a file, named like it";

    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var types = file.TopLevelTypes.ToList();
        if (types.Count == 0) yield break;
        var main = types.Find(type => NameOf(type) == file.Stem);
        if (main is null)
        {
            yield return file.Found(types[0], Rule, $"no type is called {file.Stem}; the first is {NameOf(types[0])}");
            yield break;
        }

        var belonging = Belonging(main, types);
        foreach (var type in types.Where(type => IsPublic(type) && !belonging.Contains(type)))
            yield return file.Found(type, Rule, $"{NameOf(type)} is no case or part of {file.Stem} and needs a file of its own");
    }

    private static HashSet<MemberDeclarationSyntax> Belonging(MemberDeclarationSyntax main, List<MemberDeclarationSyntax> types)
    {
        var belonging = new HashSet<MemberDeclarationSyntax> { main };
        while (types.Exists(type => !belonging.Contains(type) && belonging.Any(known => IsCaseOf(type, known) || IsPartOf(type, known)) && belonging.Add(type)))
        {
            // Each pass adds one type, so that cases of cases and parts of parts are reached.
        }

        return belonging;
    }

    private static bool IsCaseOf(MemberDeclarationSyntax type, MemberDeclarationSyntax union) =>
        type is BaseTypeDeclarationSyntax { BaseList: { } bases } && bases.Types.Any(known => Identifiers(known).Contains(NameOf(union)));

    private static bool IsPartOf(MemberDeclarationSyntax type, MemberDeclarationSyntax whole) =>
        type is EnumDeclarationSyntax or RecordDeclarationSyntax && Identifiers(whole).Contains(NameOf(type));

    private static IEnumerable<string> Identifiers(SyntaxNode node) =>
        node.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text);

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax named ? named.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
}
