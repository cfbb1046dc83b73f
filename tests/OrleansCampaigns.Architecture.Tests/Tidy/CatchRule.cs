using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>
/// Rule 10. No empty catch, no log-and-rethrow, and whatever may come is caught only at an edge. A catch-all that ends in a throw catches nothing
/// for good, and one whose filter names types is none. A cancellation that was asked for is no error: its catch may be empty but for a comment.
/// </summary>
public static class CatchRule
{
    private const string Rule = "10: exceptions mean bug or outage";

    /// <summary>Files at the edge of the process, and what must live on there.</summary>
    public static readonly (string Ending, string Reason)[] Edges =
    [
        ("Server/Program.cs", "the process: a sentence and an exit code for the operator"),
        ("Hub.cs", "a hub method: the connection lives on"),
        ("Grains/EventSourcing/EventSourcedGrain.cs", "an append runs behind the command's turn: everybody who waits is told, and the grain reloads"),
        ("Grains/EventSourcing/SnapshotKeeper.cs", "snapshots are hints, the journal is the truth"),
        ("Grains/Handlers/HandlerGrain.cs", "what follows from events, after the commit: a timer tries again"),
        ("Grains/Handlers/HandlerKeeper.cs", "a timer: the next tick tries again"),
        ("Grains/Webhooks/WebhookKeeper.cs", "a timer: the next tick tries again"),
        ("Grains/Webhooks/WebhookSenderGrain.cs", "what is sent behind the wake: a timer tries again"),
        ("Grains/Handlers/Recovery.cs", "a handler's exception is a failed try, and the last one a dead letter"),
        ("Grains/Consistency/ScrubberGrain.cs", "a walk that nobody awaits: the next wake-up goes on"),
        ("Grains/Jobs/JobAttempt.cs", "a job's exception is a failed try, and the last one its end"),
        ("Server/Jobs/JobPushes.cs", "a push is a hint: the stored state is there to be asked for"),
        ("Grains/Jobs/JobKeeper.cs", "a timer: the next look tries again"),
        ("Grains/Feed/CampaignReplica.cs", "a fold that fails is the replica's state; readers are told"),
        ("Grains/Feed/CampaignReplicas.cs", "subscriptions and snapshots are hints, the journal is the truth"),
        ("Grains/Feed/ReplicaKeeper.cs", "a timer: the next tick tries again"),
        ("Grains/Feed/StreamPublisher.cs", "push after the commit"),
        ("Server/Feed/CampaignSignals.cs", "the ephemeral lane: what is lost there is replaced by the next signal"),
        ("Server/Feed/Follower.cs", "a pump nobody awaits: its connection is ended and counted"),
        ("Grains/Inbox/InboxKeeper.cs", "a timer: the next tick looks again"),
        ("Grains/Inbox/InboxTeller.cs", "push after the inboxes are written: servers look themselves"),
        ("Server/Inbox/InboxFeeds.cs", "a timer and a hint: the next tick looks again"),
        ("Server/Inbox/InboxFollower.cs", "a pump nobody awaits: its connection is ended"),
        ("Server/Feed/TolerantHubProtocol.cs", "bytes from outside: one bad frame is refused, the connection lives on"),
        ("Client/Offline/OfflineCampaign.cs", "a loop nobody awaits: the application is told, and it tries again"),
        ("Client.Sqlite/Offline/OfflineFile.cs", "whatever a piece of work throws, its transaction ends"),
        ("Journal/JournalLane.cs", "one batch holds many callers' rows: each of them gets the exception"),
        ("Journal/Sqlite/SqliteWriterThread.cs", "the writer's thread outlives each piece of work; its caller gets the exception"),
    ];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        file.Root.DescendantNodes().OfType<CatchClauseSyntax>().SelectMany(clause => Check(file, clause));

    private static IEnumerable<Finding> Check(SourceFile file, CatchClauseSyntax clause)
    {
        var statements = clause.Block.Statements;
        var rethrows = statements.LastOrDefault() is ThrowStatementSyntax;
        if (statements.Count == 0 && !IsExplainedCancellation(clause)) yield return file.Found(clause, Rule, "an empty catch loses the error");
        if (rethrows && statements.Any(Logs)) yield return file.Found(clause, Rule, "log or rethrow, never both");
        if (!file.IsTest && CatchesAll(clause) && !rethrows && !IsEdge(file))
            yield return file.Found(clause, Rule, "catches everything and is not at a listed edge");
    }

    private static bool IsExplainedCancellation(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is "OperationCanceledException" or "TaskCanceledException"
        && clause.Block.CloseBraceToken.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));

    private static bool IsEdge(SourceFile file) => Edges.Any(edge => file.Path.EndsWith(edge.Ending, StringComparison.Ordinal));

    private static bool CatchesAll(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        && !(clause.Filter?.DescendantNodes().Any(node => node is IsPatternExpressionSyntax or BinaryExpressionSyntax { OperatorToken.Text: "is" }) ?? false);

    private static bool Logs(StatementSyntax statement) =>
        statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => CalledName(call).StartsWith("Log", StringComparison.Ordinal));

    private static string CalledName(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : call.Expression.ToString();
}
