namespace OrleansCampaigns.Rules.Texts;

/// <summary>What a phrase says of its fact.</summary>
internal enum PhraseEffect
{
    /// <summary>It holds from then on.</summary>
    Begins,

    /// <summary>It holds no more; it has to have held.</summary>
    Ends,

    /// <summary>It holds no more, if it did.</summary>
    MayEnd,

    /// <summary>It holds.</summary>
    Needs,

    /// <summary>The first part knows the secret that is the second.</summary>
    Knows,
}
