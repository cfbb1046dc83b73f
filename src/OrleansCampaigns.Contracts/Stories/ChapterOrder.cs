using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>
/// What a game master asks of a chapter: the argument of a job of the kind <c>write-chapter</c>. The same position of the journal, order and engine version give the same bytes. All may be left out.
/// </summary>
/// <param name="Seed">0 to 2⁵³ − 1; left out: derived from the job's id.</param>
/// <param name="Arc">How the party's fortune goes.</param>
/// <param name="Themes">At most 8.</param>
/// <param name="Tone">One of the tones of the theme packs, at most 60 characters; left out: that of the strongest theme.</param>
/// <param name="Scenes">4 to 12; left out: 8. Up to four fewer where a campaign has no more to give.</param>
/// <param name="FourParts">Four-part form (kishōtenketsu) without an antagonist.</param>
/// <param name="Must">Keys of who and what has to appear (<c>character/…</c>), or ids of storylets: at most 4.</param>
/// <param name="MustNot">Keys or storylets that must not: at most 50.</param>
/// <param name="Lines">Safety tags that never appear, beside the table's own: at most 20.</param>
/// <param name="Veils">Safety tags that happen off screen only, likewise.</param>
/// <param name="Variants">1 to 3 distinct ones.</param>
/// <param name="Keep">Scenes of an earlier draft that stay.</param>
/// <remarks>Refused: <c>story.order</c>; while it is written <c>story.no-chapter</c>, <c>story.contradiction</c>, <c>story.no-draft</c>, <c>story.not-kept</c>.</remarks>
[Alias("chapter-order")]
public sealed record ChapterOrder(
    long? Seed = null,
    ChapterArc Arc = ChapterArc.FallRise,
    ImmutableArray<ThemeShare>? Themes = null,
    string? Tone = null,
    int Scenes = 8,
    bool FourParts = false,
    ImmutableArray<string>? Must = null,
    ImmutableArray<string>? MustNot = null,
    ImmutableArray<string>? Lines = null,
    ImmutableArray<string>? Veils = null,
    int Variants = 1,
    KeptScenes? Keep = null)
{
    public const long SeedMax = (1L << 53) - 1;

    public const int ThemesMax = 8;

    public const int MustMax = 4;

    public const int MustNotMax = 50;

    public const int SafetyMax = 20;

    public const int VariantsMax = 3;

    public const int KeptMax = 4;

    public const int TextLengthMax = 120;
}
