using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>
/// What decides, commits and shows does not reach what follows from an event: every name, call, conversion and constructor in its files is looked up, whether a type is named, inferred or hidden
/// behind an extension method. Nor may what follows be called through an interface or a base class of theirs, or by the name of its grain.
/// </summary>
public static partial class BusRule
{
    private const string Rule = "events are the only bus";

    /// <summary>Rooms of the silo and of the doors in which commands are decided, committed, folded and shown.</summary>
    public static readonly string[] Deciding = ["Access", "Campaigns", "Sessions", "Characters", "Regions", "EventSourcing", "Feed"];

    private static readonly string[] Following = ["Handlers", "Inbox", "Webhooks", "Jobs", "Consistency"];

    private static readonly string[] Floors = ["Grains", "Server", "Domain"];

    /// <summary>Ways out of the process that no hint and no commit needs.</summary>
    private static readonly string[] WaysOut = ["System.Net.Http", "System.Net.Mail", "System.Net.Sockets"];

    public static bool Decides(SourceFile file) => file.Rooms.Length > 0 && Deciding.Contains(file.Rooms[0], StringComparer.Ordinal);

    public static bool Follows(SourceFile file) => file.Rooms.Length > 0 && Following.Contains(file.Rooms[0], StringComparer.Ordinal);

    /// <summary>Each place in the file that reaches over, with the type that it reaches.</summary>
    public static IEnumerable<(Finding Found, string Type)> Check(SourceFile file, SemanticModel model)
    {
        if (Decides(file)) return Reaching(file, model).Concat(ByName(file, model)).DistinctBy(found => (found.Found.Line, found.Type));
        return Follows(file) ? Standing(file, model) : [];
    }

    private static IEnumerable<(Finding Found, string Type)> Reaching(SourceFile file, SemanticModel model) =>
        from node in file.Root.DescendantNodes(node => node is not UsingDirectiveSyntax)
        where node is SimpleNameSyntax or ExpressionSyntax or ConstructorInitializerSyntax
        from symbol in Meant(model, node)
        let type = symbol as ITypeSymbol ?? symbol.ContainingType
        where type is not null && IsFollowing(type)
        select (file.Found(node, Rule, $"{type.Name} is for what follows from events"), type.Name);

    /// <summary>A grain by the text of its name, or a type by the text of its own, could be any.</summary>
    private static IEnumerable<(Finding Found, string Type)> ByName(SourceFile file, SemanticModel model) =>
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        from symbol in Meant(model, call)
        let name = $"{symbol.ContainingType?.Name}.{symbol.Name}"
        where name is "GrainId.Create" or "GrainId.Parse" or "GrainType.Create" or "Type.GetType" or "Assembly.GetType"
        select (file.Found(call, Rule, $"{name} reaches anything"), name);

    /// <summary>A type of those that follow which stands behind a type of those that decide, so that they call it without knowing.</summary>
    private static IEnumerable<(Finding Found, string Type)> Standing(SourceFile file, SemanticModel model) =>
        from declared in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        from type in new[] { model.GetDeclaredSymbol(declared) }.OfType<INamedTypeSymbol>()
        from behind in type.AllInterfaces.Concat(Bases(type))
        where (behind.IsAbstract || behind.TypeKind == TypeKind.Interface) && IsOf(behind, Deciding) && IsOwn(behind)
        select (file.Found(declared, Rule, $"{type.Name} stands behind {behind.Name}, which those know who decide"), behind.Name);

    private static List<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        var all = new List<INamedTypeSymbol>();
        for (var next = type.BaseType; next is not null; next = next.BaseType) all.Add(next);
        return all;
    }

    private static ImmutableArray<ISymbol> Meant(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    private static bool IsFollowing(ITypeSymbol type) =>
        IsOf(type, Following) || (NamespaceOf(type).StartsWith("OrleansCampaigns.Journal", StringComparison.Ordinal) && StoresOfFollowers().IsMatch(type.Name))
        || WaysOut.Any(way => NamespaceOf(type) == way || NamespaceOf(type).StartsWith($"{way}.", StringComparison.Ordinal));

    private static bool IsOf(ITypeSymbol type, string[] rooms) =>
        NamespaceOf(type).Split('.') is ["OrleansCampaigns", var floor, var room, ..] && Floors.Contains(floor, StringComparer.Ordinal) && rooms.Contains(room, StringComparer.Ordinal);

    /// <summary>Of the silo or the doors: the domain's types are values.</summary>
    private static bool IsOwn(ITypeSymbol type) => !NamespaceOf(type).StartsWith("OrleansCampaigns.Domain", StringComparison.Ordinal);

    private static string NamespaceOf(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";

    /// <summary>Tables beside the journal, in either database.</summary>
    [GeneratedRegex("^(I|Postgres|Sqlite)?(Inbox|Webhook|Calendar|Job|Handler|DeadLetter|Delivery|SessionDate|Finding)")]
    private static partial Regex StoresOfFollowers();
}
