using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>An export's manifest and events, read from the file's first byte to its last in the memory of one line.</summary>
internal sealed class ImportReader(Stream file)
{
    private readonly byte[] _buffer = new byte[ImportLine.BytesMax];
    private int _from;
    private int _to;
    private ExportManifest? _manifest;

    /// <summary>Number of the last line read.</summary>
    public long Line { get; private set; }

    /// <summary>Why it ended before the file's end; null while it did not.</summary>
    public Refusal? Wrong { get; private set; }

    /// <summary>The first line; null: it is none.</summary>
    public async Task<ExportManifest?> BeginAsync(CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken) is { } line) (_manifest, Wrong) = ManifestOf(line);
        else Wrong = ImportRefusals.Malformed(1);
        return _manifest;
    }

    /// <summary>The next event; null at the end, and where something else stands.</summary>
    public async ValueTask<JournalRow?> NextAsync(CancellationToken cancellationToken)
    {
        if (Wrong is not null || _manifest is null || await LineAsync(cancellationToken) is not { } line) return null;
        if (ImportLine.Read(_manifest.Campaign, line) is { } row) return row;
        Wrong = ImportRefusals.Malformed(Line);
        return null;
    }

    private static (ExportManifest? Manifest, Refusal? Wrong) ManifestOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.GetProperty("format").GetString() != ExportManifest.FormatName) return (null, ImportRefusals.Malformed(1));
            var version = json.GetProperty("version").GetInt32();
            if (version != ExportManifest.VersionNow) return (null, ImportRefusals.Version(version));
            var manifest = json.Deserialize<ExportManifest>(WireJson.Options)!;
            return manifest.Campaign != JobDesk.OfNoCampaign && manifest.Sequence > 0 && Convert.FromHexString(manifest.Hash).Length == JournalChain.HashBytes
                ? (manifest, null)
                : (null, ImportRefusals.Malformed(1));
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return (null, ImportRefusals.Malformed(1));
        }
    }

    /// <summary>Without its end; good until the next call. Null at the file's end, and for a line that is too long or has none.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = _buffer.AsMemory(_from, length);
                _from += length + 1;
                Line++;
                return line;
            }

            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
            var read = _to < _buffer.Length ? await file.ReadAsync(_buffer.AsMemory(_to), cancellationToken) : 0;
            if (read == 0)
            {
                if (_to > 0) Wrong = ImportRefusals.Malformed(++Line);
                return null;
            }

            _to += read;
        }
    }
}
