using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>
/// Rule 12. No <c>async void</c> anywhere; in Grains nothing that blocks a turn or leaves the grain's scheduler. A class of Grains that is no grain and is called from
/// many threads may guard its fields with a lock; the compiler keeps it from awaiting under it.
/// </summary>
public static class AsyncRule
{
    private const string Rule = "12: async";

    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var inGrains = file is { IsTest: false, Project: "Grains" };
        foreach (var node in file.Root.DescendantNodes())
        {
            var what = AsyncVoid(node) ?? (inGrains ? Blocking(node) : null);
            if (what is not null) yield return file.Found(node, Rule, what);
        }
    }

    private static string? AsyncVoid(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method when IsAsync(method.Modifiers) && IsVoid(method.ReturnType) => "async void: its exception ends the process",
        LocalFunctionStatementSyntax local when IsAsync(local.Modifiers) && IsVoid(local.ReturnType) => "async void: its exception ends the process",
        _ => null,
    };

    private static string? Blocking(SyntaxNode node) => node switch
    {
        LockStatementSyntax when IsInGrain(node) => "lock in a grain: a turn is the lock",
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Task" or "Parallel" or "Thread" or "ThreadPool" } type } access
            when (type.Identifier.Text, access.Name.Identifier.Text) is ("Task", "Run") or (not "Task", _) => $"{access} leaves the grain's scheduler",
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result", Parent: not InvocationExpressionSyntax } when !KnowsItIsDone(node) => ".Result blocks a turn; await it",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Wait" or "GetAwaiter" } call } => $".{call.Name}() blocks a turn; await it",
        _ => null,
    };

    private static bool IsInGrain(SyntaxNode node) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => IsNamedGrain(type.Identifier.Text) || (type.BaseList?.Types.Any(one => IsNamedGrain(NameOf(one.Type))) ?? false));

    private static string NameOf(TypeSyntax type) => type is SimpleNameSyntax simple ? simple.Identifier.Text : type.ToString();

    private static bool IsNamedGrain(string name) => name.EndsWith("Grain", StringComparison.Ordinal);

    // Reading the result of a task that is seen to be done in the same member does not block.
    private static bool KnowsItIsDone(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.Text == "IsCompletedSuccessfully") ?? false;

    private static bool IsAsync(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword);

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
}
