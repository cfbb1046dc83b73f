using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>
/// An exception type that the caller's process cannot read arrives there as a codec error and hides the cause. Grains throw the project's own
/// serializable errors, or the guards that every process knows.
/// </summary>
public sealed class GrainErrorTests
{
    private const string Rule = "errors that leave a grain";

    private static readonly string[] Guards =
        ["InvalidOperationException", "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException"];

    [Fact]
    public void Grains_throw_only_errors_that_every_caller_can_read()
    {
        var own = OwnErrors(Repository.SourcesOf("Contracts").Concat(Repository.SourcesOf("Grains")));
        Finding.AssertNone(Repository.SourcesOf("Grains").SelectMany(file => Unreadable(file, own)));
    }

    [Theory]
    [InlineData("throw new TimeoutException();", true)]
    [InlineData("throw new(\"x\");", true)]
    [InlineData("_ = a ?? throw new PlainException();", true)]
    [InlineData("throw new OwnException();", false)]
    [InlineData("throw new InvalidOperationException();", false)]
    [InlineData("throw;", false)]
    public void A_foreign_error_is_found(string statement, bool bad)
    {
        var file = new SourceFile(
            "src/OrleansCampaigns.Grains/X.cs",
            $"[GenerateSerializer] class OwnException : Exception; class PlainException : Exception; class X {{ void M() {{ {statement} }} }}");
        Assert.Equal(bad, Unreadable(file, OwnErrors([file])).Any());
    }

    private static HashSet<string> OwnErrors(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
           where Attributes.Named(type, "GenerateSerializer").Any()
           select type.Identifier.Text,
    ];

    private static IEnumerable<Finding> Unreadable(SourceFile file, HashSet<string> own) =>
        from node in file.Root.DescendantNodes()
        let thrown = node switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        }
        let name = thrown switch
        {
            ObjectCreationExpressionSyntax created => created.Type.ToString().Split('.')[^1],
            ImplicitObjectCreationExpressionSyntax => "Exception",
            _ => null,
        }
        where name is not null && !own.Contains(name) && !Guards.Contains(name, StringComparer.Ordinal)
        select file.Found(node, Rule, $"{name} is neither an own [GenerateSerializer] error nor a guard");
}
