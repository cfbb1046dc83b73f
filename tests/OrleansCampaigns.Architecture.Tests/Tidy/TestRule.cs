using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>
/// Rule 21. A test waits for what it expects, not for time, and claims something. Only the projects that watch other processes may poll,
/// with the reason in a comment on the same line.
/// </summary>
public static class TestRule
{
    private const string Rule = "21: tests state behaviour";

    private static readonly string[] WatchersOfProcesses = ["Cluster.Tests", "Benchmarks"];

    public static IEnumerable<Finding> Check(SourceFile file) => !file.IsTest
        ? []
        : from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
          let what = What(file, call)
          where what is not null
          select file.Found(call, Rule, what);

    private static string? What(SourceFile file, InvocationExpressionSyntax call) => call.Expression.ToString() switch
    {
        "Task.Delay" or "Thread.Sleep" when !MayPoll(file, call) => $"{call} sleeps",
        "Assert.True" when First(call).IsKind(SyntaxKind.TrueLiteralExpression) => "claims nothing",
        "Assert.False" when First(call).IsKind(SyntaxKind.FalseLiteralExpression) => "claims nothing",
        _ => null,
    };

    private static ExpressionSyntax? First(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.FirstOrDefault()?.Expression;

    private static bool MayPoll(SourceFile file, InvocationExpressionSyntax call) =>
        WatchersOfProcesses.Contains(file.Project, StringComparer.Ordinal) && file.LineAt(call).Contains("// ", StringComparison.Ordinal);
}
