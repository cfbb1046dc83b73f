using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// The file of one attempt at an export. What was written before for certain stays, or is taken over from the file of the attempt before; where that is gone, the file begins anew.
/// </summary>
internal sealed class ExportWriter : IAsyncDisposable
{
    private const int CopyBytes = 128 * 1024;

    private readonly FileStream _file;
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly ExportManifest _manifest;

    private ExportWriter(string name, FileStream file, ExportManifest manifest)
    {
        (Name, _file, _manifest) = (name, file, manifest);
        Hash = JournalChain.Genesis;
    }

    public string Name { get; }

    public long Bytes { get; private set; }

    /// <summary>Of the last event in the file.</summary>
    public long Sequence { get; private set; }

    public ReadOnlyMemory<byte> Hash { get; private set; }

    public ExportMark Mark => new(_manifest, Bytes, Sequence, Convert.ToHexStringLower(Hash.Span), Name);

    public string Sha256 => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    public static async Task<ExportWriter> BeginAsync(JobFiles files, JobRun run, ExportMark mark, CancellationToken cancellationToken)
    {
        var name = JobFiles.NameOf(run, "ndjson");
        var writer = new ExportWriter(name, files.OpenOwn(name), mark.Manifest);
        try
        {
            if (await writer.StayAsync(mark, cancellationToken)) return writer;
            writer._file.SetLength(0);
            if (!await writer.TakeOverAsync(files, mark, cancellationToken)) await writer.WriteManifestAsync(cancellationToken);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes events that follow, and has them on disk when it returns.</summary>
    public async Task WriteAsync(IReadOnlyList<JournalRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows) ExportLine.Write(_lines, row);
        await PutAsync(_lines.WrittenMemory, cancellationToken);
        _lines.ResetWrittenCount();
        (Sequence, Hash) = (rows[^1].Sequence, rows[^1].Hash);
        _file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        _sha256.Dispose();
        await _file.DisposeAsync();
    }

    private async Task WriteManifestAsync(CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(_manifest, WireJson.Options), (byte)'\n'];
        await PutAsync(line, cancellationToken);
    }

    /// <returns>False: an earlier try of this attempt left nothing that is certain.</returns>
    private async Task<bool> StayAsync(ExportMark mark, CancellationToken cancellationToken)
    {
        if (mark.File != Name || _file.Length < mark.Bytes) return false;
        _file.SetLength(mark.Bytes);
        await ReadAsync(_file, mark.Bytes, bytes =>
        {
            _sha256.AppendData(bytes.Span);
            return Task.CompletedTask;
        }, cancellationToken);
        (Bytes, Sequence, Hash) = (mark.Bytes, mark.Sequence, Convert.FromHexString(mark.Hash));
        return true;
    }

    /// <returns>False: there is nothing to take over.</returns>
    private async Task<bool> TakeOverAsync(JobFiles files, ExportMark mark, CancellationToken cancellationToken)
    {
        if (mark.File is not { } before || before == Name) return false;
        await using var old = files.Open(before);
        if (old is null || old.Length < mark.Bytes) return false;
        await ReadAsync(old, mark.Bytes, bytes => PutAsync(bytes, cancellationToken), cancellationToken);
        (Sequence, Hash) = (mark.Sequence, Convert.FromHexString(mark.Hash));
        return true;
    }

    private static async Task ReadAsync(FileStream file, long bytes, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        var buffer = new byte[CopyBytes];
        for (var left = bytes; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new InvalidOperationException("The file of an export became shorter.");
            await take(buffer.AsMemory(0, read));
            left -= read;
        }
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken);
        _sha256.AppendData(bytes.Span);
        Bytes += bytes.Length;
    }
}
