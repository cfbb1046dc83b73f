using System.Globalization;
using System.Text;

namespace OrleansCampaigns.OfflineApp;

/// <summary>What happened in all lives, a line each, in the hands of the operating system when <see cref="Write"/> returns: it outlives a kill.</summary>
public sealed class Diary : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    public Diary(string path)
    {
        Begun = !File.Exists(path) ? 0 : File.ReadLines(path).Where(line => line.StartsWith("begin ", StringComparison.Ordinal))
            .Select(line => int.Parse(line[6..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>The last number that an earlier life began to queue.</summary>
    public int Begun { get; }

    public void Write(string line)
    {
        lock (_gate) _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public void Dispose() => _file.Dispose();
}
