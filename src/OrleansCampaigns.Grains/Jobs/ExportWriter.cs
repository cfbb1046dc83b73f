using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>The file of one try at an export. What the last try had written for certain is taken over from its file; where that is gone, the file begins anew.</summary>
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

    public ExportMark Mark => new(_manifest, Name, Bytes, Sequence, Convert.ToHexStringLower(Hash.Span));

    public string Sha256 => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    public static async Task<ExportWriter> BeginAsync(JobFiles files, JobId job, ExportMark mark, CancellationToken cancellationToken)
    {
        var name = JobFiles.NewName(job, "ndjson");
        var writer = new ExportWriter(name, files.Create(name), mark.Manifest);
        try
        {
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

    /// <returns>False: there is nothing to take over.</returns>
    private async Task<bool> TakeOverAsync(JobFiles files, ExportMark mark, CancellationToken cancellationToken)
    {
        if (mark.File is not { } before) return false;
        await using var old = files.Open(before);
        if (old is null || old.Length < mark.Bytes) return false;
        var buffer = new byte[CopyBytes];
        while (Bytes < mark.Bytes)
        {
            var read = await old.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, mark.Bytes - Bytes)), cancellationToken);
            if (read == 0) throw new InvalidOperationException("The file of the last try became shorter.");
            await PutAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        (Sequence, Hash) = (mark.Sequence, Convert.FromHexString(mark.Hash));
        return true;
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken);
        _sha256.AppendData(bytes.Span);
        Bytes += bytes.Length;
    }
}
