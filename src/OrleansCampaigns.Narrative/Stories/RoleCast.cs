using System.Runtime.CompilerServices;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Who plays which role: dense indices by the role's position, −1 where nobody is cast yet.</summary>
[InlineArray(Storylet.RolesMax)]
internal struct RoleCast
{
    public const int Uncast = -1;

    private int _first;

    public static RoleCast Empty()
    {
        var cast = default(RoleCast);
        for (var i = 0; i < Storylet.RolesMax; i++) cast[i] = Uncast;
        return cast;
    }

    /// <summary>The fact that a literal means; only for literals whose roles are cast.</summary>
    public readonly Fact Ground(Literal literal) => new(literal.Predicate, Resolve(literal.First), Resolve(literal.Second));

    /// <summary>The entity of an argument; −1 when uncast or anything.</summary>
    public readonly int Resolve(int argument) => argument switch
    {
        Literal.Absent => Fact.Nobody,
        Literal.Party => 0,
        Literal.Anything => Uncast,
        _ => this[argument],
    };
}
