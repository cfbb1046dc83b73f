using System.Text;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>Looks for a text in what is kept: as it is, and as base64, which is how JSON holds bytes. The text is of letters and digits, so that no encoding of JSON's alters it.</summary>
internal static class KeptBytes
{
    public static bool Hold(byte[] kept, string text) => FormsOf(text).Any(form => kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0);

    /// <summary>Files under a folder that hold the text, their names alone.</summary>
    public static async Task<List<string>> FilesWithAsync(string folder, string text)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            if (Hold(bytes.ToArray(), text)) found.Add(Path.GetFileName(path));
        }

        return found;
    }

    /// <summary>Three bytes make four characters, so base64 of the same text looks in three ways, after where it begins.</summary>
    private static IEnumerable<string> FormsOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Enumerable.Range(0, 3).Select(skipped => Convert.ToBase64String(bytes, skipped, (bytes.Length - skipped) / 3 * 3)).Prepend(text);
    }
}
