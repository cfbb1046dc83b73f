using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>Reads attributes as they are written.</summary>
public static class Attributes
{
    /// <summary>The attributes of this declaration itself with this name, written with or without namespace and suffix.</summary>
    public static IEnumerable<AttributeSyntax> Named(SyntaxNode declaration, string name) =>
        from list in declaration.ChildNodes().OfType<AttributeListSyntax>()
        from attribute in list.Attributes
        where NameOf(attribute) == name
        select attribute;

    /// <summary>The first argument's text when it is a literal, else null.</summary>
    public static string? Literal(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string text } ? text : null;

    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.Text : ((SimpleNameSyntax)attribute.Name).Identifier.Text;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
