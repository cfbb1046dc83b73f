using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

/// <summary>The content that ships with the engine, and scenes made of it with a cast of 40.</summary>
internal sealed class ProseContent
{
    public static readonly ProseContent Shipped = new();

    private static readonly string[] People = ["Rusk", "Ilse", "Aud Corvane", "Joss", "Merrit Halloway", "Tam", "Orla", "Osk the Patient", "Hanne", "Ulric Wade", "Ysolt", "Edda Ferriman"];
    private static readonly string[] Factions = ["the Ash Ledger", "the Grey Cousins", "House Corvane", "the Order of the Unlit Lamp"];
    private static readonly string[] Places = ["Lowmarsh", "Harrow", "the Salt Stair", "Ember Hill", "Oxley Bridge", "Under Crane", "the Ninth Mile", "Aldmoor"];
    private static readonly string[] Items = ["the Bell of Returning", "an Honest Penny", "the Iron Rose"];
    private static readonly string[] Secrets = ["the second will", "the drowned page"];
    private static readonly string[] Weathers = ["mild", "rain", "cold", "heat", "storm", "fog"];

    private readonly string[] _placeKinds;

    private ProseContent()
    {
        Lexicon = ProseLexicon.Read([.. Names("Stories/Lexicon/").Select(name => KeyValuePair.Create(name["Stories/Lexicon/".Length..^".json".Length], (ReadOnlyMemory<byte>)Bytes(name)))]);
        Storylets = [.. Names("Stories/Storylets/").SelectMany(name => JsonDocument.Parse(Bytes(name)).RootElement.EnumerateArray()).OrderBy(one => one.GetProperty("id").GetString(), StringComparer.Ordinal)];
        _placeKinds = [.. Lexicon.Paths.Where(path => path.EndsWith("/sight", StringComparison.Ordinal)).Select(path => path.Split('/')[1])];
    }

    public ProseLexicon Lexicon { get; }

    public ImmutableArray<JsonElement> Storylets { get; }

    /// <summary>Scenes drawn from all storylets; the cast is the same in every chapter, so that repetition is as likely as in a campaign.</summary>
    public ChapterBrief Chapter(int number, ulong seed, int scenes)
    {
        var random = new SeededRandom(seed + (ulong)number);
        var drawn = ImmutableArray.CreateBuilder<SceneBrief>();
        for (var i = 1; i <= scenes; i++) drawn.Add(Scene(Storylets[random.NextInt32(Storylets.Length)], i, number, ref random));
        return new ChapterBrief(number, random.NextUInt64(), drawn.ToImmutable())
        {
            Arc = "fall-rise",
            ArcFit = 970,
            Themes = ["betrayal", "rpg:oath"],
            Register = "grim",
            Weather = Weathers[random.NextInt32(Weathers.Length)],
            Clock = new ClockBrief("The Springs Go Under", 3, 6, Noun("faction", 0, Factions[0], NounForm.It)),
        };
    }

    public SceneBrief Scene(JsonElement storylet, int number, int chapter, ref SeededRandom random)
    {
        var roles = ImmutableArray.CreateBuilder<RoleNoun>();
        foreach (var role in storylet.GetProperty("roles").EnumerateObject()) roles.Add(new RoleNoun(role.Name, Cast(role.Value.GetString()!.TrimEnd('+'), roles, ref random)));
        roles.Add(new RoleNoun("party", new Noun("party", "the party", NounForm.They)));
        var cast = roles.ToImmutable();
        Noun Find(string role) => cast.First(bound => bound.Role == role).Noun;
        FactBrief Fact(string literal, int since) => new(literal.TrimStart('!').Split('(')[0], [.. literal.Split('(')[1].TrimEnd(')').Split(',').Select(one => one.Trim()).Select(one => one.StartsWith('?') ? new Noun("any", "somebody", NounForm.They) : Find(one))])
        {
            Holds = !literal.StartsWith('!'),
            SinceChapter = since,
            Source = since == 0 ? "world" : string.Create(CultureInfo.InvariantCulture, $"chapter/{since}/scene/1"),
        };
        var since = random.NextInt32(Math.Max(1, chapter));
        return new SceneBrief(number, Text(storylet, "id"))
        {
            Function = Text(storylet, "fn"),
            Kind = Text(storylet, "kind"),
            Place = Find("place"),
            Roles = cast,
            ReadAloud = Texts(storylet.GetProperty("text"), "readAloud"),
            GameMaster = Texts(storylet.GetProperty("text"), "gm"),
            Hook = Texts(storylet.GetProperty("text"), "hook"),
            Question = Text(storylet, "question"),
            Asks = Text(storylet.GetProperty("pc"), "asks"),
            Beat = Text(storylet.GetProperty("pc"), "beat"),
            Hero = cast.Select(bound => bound.Noun).FirstOrDefault(noun => noun.Key.StartsWith("pc/", StringComparison.Ordinal)),
            Aspects = Texts(storylet, "aspects"),
            Clues = Texts(storylet, "clues"),
            Ways = Texts(storylet, "ways"),
            Causes = [.. Texts(storylet, "pre").Select(literal => Fact(literal, since))],
            Reason = storylet.TryGetProperty("intent", out var intent) ? new ReasonBrief(Find(Text(intent, "actor")), Fact(Text(intent, "goal"), 0), Fact(Text(intent, "belief"), 0)) : null,
            Outcomes = [.. storylet.GetProperty("outcomes").EnumerateObject().Select(outcome => new OutcomeBrief(outcome.Name, [.. Texts(outcome.Value, "add").Select(one => Fact(one, 0))], [.. Texts(outcome.Value, "del").Select(one => Fact(one, 0))]))],
        };
    }

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(ProseLexicon).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<string> Names(string folder) => typeof(ProseLexicon).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private Noun Cast(string kind, ImmutableArray<RoleNoun>.Builder cast, ref SeededRandom random)
    {
        for (var tries = 0; ; tries++)
        {
            var noun = Draw(kind, ref random);
            if (tries > 40 || !cast.Any(bound => bound.Noun.Key == noun.Key)) return noun;
        }
    }

    private Noun Draw(string kind, ref SeededRandom random)
    {
        switch (kind)
        {
            case "faction":
                var faction = random.NextInt32(Factions.Length);
                return Noun("faction", faction, Factions[faction], NounForm.It);
            case "place":
                var place = random.NextInt32(Places.Length);
                return Noun("place", place, Places[place], NounForm.It) with { PlaceKind = _placeKinds[(place * 5) % _placeKinds.Length] };
            case "item":
                var item = random.NextInt32(Items.Length);
                return Noun("item", item, Items[item], NounForm.It);
            case "secret":
                var secret = random.NextInt32(Secrets.Length);
                return Noun("secret", secret, Secrets[secret], NounForm.It);
            default:
                var person = random.NextInt32(People.Length);
                return Noun(kind, person, People[person], (NounForm)(person % 3)) with { IsPerson = true };
        }
    }

    private static Noun Noun(string kind, int index, string name, NounForm form) => new(string.Create(CultureInfo.InvariantCulture, $"{kind}/{index}"), name, form);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static ImmutableArray<string> Texts(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(one => one.GetString()!)] : [];
}
