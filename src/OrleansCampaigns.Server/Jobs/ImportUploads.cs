using System.Security.Cryptography;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>
/// Takes the files of imports and starts the jobs that read them. A file bears the hash of its content in its name, so a request that is sent again under the same id with the
/// same file is the same job. What is cut off leaves no file.
/// </summary>
public sealed class ImportUploads(OperatorJobs jobs, JobFiles files)
{
    /// <summary>Files that are received at once; the next is refused as <c>import.busy</c>.</summary>
    public const int AtOnceMax = 2;

    private const int BufferBytes = 128 * 1024;

    private int _underWay;

    private static Refusal Busy { get; } = Refusal.TooMany("import.busy", "Too many files are being sent. Try again later.", TimeSpan.FromSeconds(10));

    /// <exception cref="OperationCanceledException">The sender went away.</exception>
    /// <exception cref="IOException">The sender went away, or the file cannot be written.</exception>
    public async Task<JobReply> TakeAsync(JobId job, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref _underWay) > AtOnceMax ? JobReply.Of(Busy) : await ReceiveAsync(job, body, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<JobReply> ReceiveAsync(JobId job, Stream body, CancellationToken cancellationToken)
    {
        var arriving = JobFiles.NameOf(job, $"{Guid.NewGuid():N}.part");
        try
        {
            if (await WriteAsync(arriving, body, cancellationToken) is not { } hash)
                return JobReply.Of(Refusal.TooLarge(JobFiles.TooLargeCode, $"A file has at most {files.BytesMax} bytes."));
            var name = JobFiles.NameOf(job, $"{hash}.ndjson");
            files.Rename(arriving, name);
            var reply = await jobs.StartAsync(ImportJob.JobName, job, ImportJob.ArgumentOf(name), CancellationToken.None);
            if (reply.Job is null || reply.Job.IsFinished) files.Remove(name);
            return reply;
        }
        finally
        {
            files.Remove(arriving);
        }
    }

    /// <returns>SHA-256 of what is on disk then; null: it is too large.</returns>
    private async Task<string?> WriteAsync(string name, Stream body, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[BufferBytes], 0L);
        await using var file = files.OpenOwn(name);
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if ((bytes += read) > files.BytesMax) return null;
            sha256.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(sha256.GetCurrentHash());
    }
}
