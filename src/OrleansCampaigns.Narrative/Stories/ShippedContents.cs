namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The content that is embedded in this assembly.</summary>
internal static class ShippedContents
{
    /// <summary>Read when somebody first asks, once for the process.</summary>
    public static readonly ChapterEngine Engine = new(StoryContents.Read(typeof(ShippedContents).Assembly.GetManifestResourceNames(), Bytes), new NamedEncounters());

    private static ReadOnlyMemory<byte> Bytes(string name)
    {
        using var stream = typeof(ShippedContents).Assembly.GetManifestResourceStream(name) ?? throw new FormatException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
