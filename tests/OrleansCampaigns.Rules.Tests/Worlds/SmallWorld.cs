using System.Collections.Immutable;
using System.Text;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Tests.Worlds;

/// <summary>A village with a handful of people, before its fourth chapter.</summary>
internal static class SmallWorld
{
    private const string Vocabulary = """
        {"predicates":[["alive","person"],["at","person place"],["captive","person agent"],["hostage_of","npc faction"],["missing","person"],["owns","agent item"],["hidden_in","item place"],["owes","agent agent"],
        ["loves","person person"],["hates","agent agent"],["secret_of","secret agent"],["knows","agent secret"],["revealed","secret"],["kin","person person"],["rules","agent place"]]}
        """;

    private const string Conduct = """
        {"at":{"one":"first"},"captive":{"one":"first"},"owns":{"one":"second","displaces":["hidden_in"]},"hidden_in":{"one":"first","hidden":true,"displaces":["owns"]},"owes":{"thread":true},
        "loves":{"ends":["hates"]},"hates":{"ends":["loves"]},"secret_of":{"hidden":true},"knows":{"hidden":true},"rules":{"one":"second"}}
        """;

    public static WorldRecord World { get; } = new(WorldLaws.Read(Encoding.UTF8.GetBytes(Vocabulary), Encoding.UTF8.GetBytes(Conduct)), Chapter: 3)
    {
        Entities =
        [
            new("party", WorldKinds.Party, ""), new("pc/1", WorldKinds.Hero, "Ilse"), new("npc/1", WorldKinds.Person, "Aud"), new("npc/2", WorldKinds.Person, "Joss"), new("npc/3", WorldKinds.Person, "Rusk"),
            new("npc/4", WorldKinds.Person, "Merrit"), new("npc/5", WorldKinds.Person, "Tam"), new("place/1", WorldKinds.Place, "Harrow"), new("place/2", WorldKinds.Place, "Lowmarsh"), new("faction/1", WorldKinds.Faction, "the Ash Ledger"),
            new("item/1", WorldKinds.Item, "the page"), new("item/2", WorldKinds.Item, "the bell"), new("secret/1", WorldKinds.Secret, "the price"),
        ],
        Truths =
        [
            Truth("alive(pc/1)"), Truth("alive(npc/1)"), Truth("alive(npc/2)"), Truth("alive(npc/4)"), Truth("alive(npc/5)"), Truth("at(npc/1,place/1)"), Truth("at(npc/2,place/2)"), Truth("captive(npc/4,faction/1)"),
            Truth("missing(npc/5)"), Truth("owns(npc/1,item/1)"), Truth("hidden_in(item/2,place/2)") with { IsPublic = false }, Truth("owes(npc/1,faction/1)"), Truth("secret_of(secret/1,npc/1)") with { IsPublic = false },
            Truth("rules(npc/1,place/1)"), Truth("kin(npc/3,npc/1)"),
        ],
        Ended = [Fact("alive(npc/3)"), Fact("owes(npc/2,party)")],
        Day = 100,
    };

    public static WorldFact Fact(string text) => WorldFact.TryParse(text, out var fact) ? fact : throw new ArgumentException($"{text} is no fact.", nameof(text));

    public static WorldTruth Truth(string text) => new(Fact(text), "world", Chapter: 0);

    public static SceneRecord Scene(params string[] actors) => new("scenes/1") { Place = "place/1", Actors = [.. actors] };

    public static SceneOutcome Ending(string[] ends, string[] begins) => new("success", IsExpected: true, [.. ends.Select(Fact)], [.. begins.Select(Fact)]);

    public static ImmutableArray<RuleFinding> Check(params SceneRecord[] scenes) => WorldChecker.Check(World, new ChapterRecord(4, [.. scenes]));
}
