using System.Collections.Immutable;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Tests.Worlds;
using OrleansCampaigns.Rules.Texts;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Tests.Texts;

/// <summary>The village of <see cref="SmallWorld"/> with the names and months that texts use, on the 11th of Hearthmoon in its third year.</summary>
internal static class WrittenWorld
{
    public static WorldRecord World { get; } = SmallWorld.World with
    {
        Entities =
        [
            new("party", WorldKinds.Party, ""), new("pc/1", WorldKinds.Hero, "Ilse"), new("npc/1", WorldKinds.Person, "Aud Tarrow"), new("npc/2", WorldKinds.Person, "Joss"), new("npc/3", WorldKinds.Person, "Rusk"),
            new("npc/4", WorldKinds.Person, "Merrit"), new("npc/5", WorldKinds.Person, "Tam"), new("place/1", WorldKinds.Place, "Harrow"), new("place/2", WorldKinds.Place, "Lowmarsh"),
            new("faction/1", WorldKinds.Faction, "the Ash Ledger"), new("item/1", WorldKinds.Item, "the torn page"), new("item/2", WorldKinds.Item, "the bronze bell"), new("secret/1", WorldKinds.Secret, "the price of the harvest"),
        ],
        Months = [new("Thaw", 30), new("Hearthmoon", 30)],
        Day = 3 * 60 + 40,
    };

    public static ImmutableArray<RuleFinding> Check(string text) => TextChecker.Check(World, WorldPhrases.Shipped, 4, text);

    public static ImmutableArray<RuleFinding> Blocking(string text) => [.. Check(text).Where(finding => finding.Severity >= FindingSeverity.Overridable)];
}
