namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Names for who and what a story brings into the world. Deterministic by key; no two in one world are the same.</summary>
internal static class Newcomers
{
    private static readonly string[] Heads = ["Bre", "Cor", "Dal", "Ess", "Far", "Gon", "Hed", "Is", "Jor", "Kel", "Lom", "Mar", "Nev", "Ors", "Pel", "Quin", "Ros", "Sel", "Tam", "Ul", "Vess", "Wen", "Yar", "Zel"];
    private static readonly string[] Tails = ["a", "an", "ard", "eth", "ic", "in", "is", "itt", "o", "old", "on", "or", "ra", "rick", "wen", "y"];
    private static readonly string[] Bynames = ["Ashdown", "Barrow", "Cinder", "Drover", "Eastlock", "Fenwright", "Gall", "Harrow", "Ironmouth", "Kiln", "Longacre", "Marl", "Netter", "Oxley", "Pike", "Quarry", "Reed", "Stave", "Thresher", "Underhill", "Vane", "Withy"];
    private static readonly string[] Callings = ["carter", "clerk", "farrier", "ferryman", "forager", "guard", "healer", "hunter", "mason", "messenger", "miller", "pedlar", "pilgrim", "sailor", "scholar", "weaver"];
    private static readonly string[] Makes = ["bent", "blackened", "carved", "cracked", "green", "gilded", "heavy", "knotted", "nameless", "pale", "salt-stained", "sealed", "silver", "thumbed", "twice-mended", "waxed"];
    private static readonly string[] Things = ["bell", "blade", "bowl", "casket", "chart", "coin", "cup", "flute", "key", "lamp", "ledger", "mask", "mirror", "ring", "seal", "spindle"];
    private static readonly string[] Matters = ["debt", "grave", "letter", "name", "night", "oath", "price", "room", "sum", "voyage", "well", "witness"];
    private static readonly string[] Turns = ["nobody counted", "nobody signed", "that was moved", "that was paid twice", "under another name", "under the floor", "before the fire", "behind the wall"];

    /// <param name="kind">A person, an item or a secret: what storylets may bring.</param>
    /// <param name="number">The running number of the key.</param>
    /// <param name="taken">Whether a name is in use.</param>
    public static StoryEntity Of(StoryKind kind, int number, Func<string, bool> taken)
    {
        var key = $"{Word(kind)}/{number}";
        var random = KeyHash.Of(key);
        var name = Name(kind, random);
        for (var again = 1; taken(name); again++) name = Name(kind, KeyHash.Join(random, (ulong)again)) + (again > 8 ? $" {again}" : "");
        var person = kind == StoryKind.Person;
        return new StoryEntity(key, name, kind)
        {
            Pronouns = person ? (random % 5) switch { 0 => Pronouns.They, 1 or 2 => Pronouns.She, _ => Pronouns.He } : Pronouns.It,
            Archetype = person ? Callings[(int)(random / 7 % (ulong)Callings.Length)] : "",
        };
    }

    private static string Word(StoryKind kind) => kind switch
    {
        StoryKind.Person => "npc",
        StoryKind.Item => "item",
        StoryKind.Secret => "secret",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Name(StoryKind kind, ulong random) => kind switch
    {
        StoryKind.Item => $"the {Pick(Makes, random)} {Pick(Things, random >> 16)}",
        StoryKind.Secret => $"the {Pick(Matters, random)} {Pick(Turns, random >> 16)}",
        _ => $"{Pick(Heads, random)}{Pick(Tails, random >> 16)} {Pick(Bynames, random >> 32)}",
    };

    private static string Pick(string[] words, ulong random) => words[(int)((random & 0xFFFF) % (ulong)words.Length)];
}
