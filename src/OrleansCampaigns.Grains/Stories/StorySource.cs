namespace OrleansCampaigns.Grains.Stories;

/// <summary>Where a fact of the story comes from.</summary>
/// <param name="Sequence">Of the event in the campaign's journal.</param>
/// <param name="Chapter">The last chapter that was published by then; 0 for none.</param>
/// <param name="IsPlayed">It is an accepted consequence of a chapter; otherwise a game master said so.</param>
internal readonly record struct StorySource(long Sequence, int Chapter, bool IsPlayed)
{
    /// <summary>As facts and chapters cite it: <c>event/812</c>, and <c>event/812/scene/0</c> for what came out of play.</summary>
    public string Citation => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"event/{Sequence}{(IsPlayed ? "/scene/0" : "")}");
}
