using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// Where jobs put the files that they make, and find those that they are given: one folder, which all silos of a cluster share. Each attempt writes a file of its own, so that two runs of one job never write to the
/// same. They go with their job, those that no job knows of when they are old. Readable by the server's user only.
/// </summary>
/// <param name="folder">Made when it is first needed.</param>
/// <param name="bytesMax">Of one file; a job that would make a larger one is refused by <see cref="TooLargeCode"/>.</param>
/// <param name="logger">Told of what cannot be removed.</param>
public sealed partial class JobFiles(string folder, long bytesMax, ILogger<JobFiles> logger)
{
    public const string TooLargeCode = "job.file-too-large";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public long BytesMax { get; } = bytesMax;

    /// <summary>The name of a file that this attempt writes and no other does.</summary>
    public static string NameOf(JobRun run, string extension) => string.Create(CultureInfo.InvariantCulture, $"{run.Job.Value:N}.{run.Attempt}.{extension}");

    /// <summary>The name of a file that a job was given, as if an attempt before the first had written it: it goes with the job.</summary>
    public static string NameOf(JobId job, string rest) => string.Create(CultureInfo.InvariantCulture, $"{job.Value:N}.0.{rest}");

    /// <summary>A file to write to, with what an earlier try of the same attempt has put there.</summary>
    public FileStream OpenOwn(string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(PathOf(name), options);
    }

    /// <summary>Null when there is none: another silo made it in a folder of its own, or somebody removed it.</summary>
    public FileStream? Open(string name)
    {
        var path = PathOf(name);
        return File.Exists(path)
            ? new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous })
            : null;
    }

    /// <summary>Gives a file another name, in the place of the one that has it.</summary>
    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    /// <summary>Removes a file, if it is there.</summary>
    public void Remove(string name) => Drop(PathOf(name));

    /// <summary>Removes the job's files.</summary>
    /// <param name="job">The job.</param>
    /// <param name="but">One that stays.</param>
    public void DropAll(JobId job, string? but = null)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, $"{job.Value:N}.*"))
            if (Path.GetFileName(path) != but) Drop(path);
    }

    /// <summary>Removes the files of one attempt.</summary>
    public void DropAttempt(JobId job, int attempt)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, string.Create(CultureInfo.InvariantCulture, $"{job.Value:N}.{attempt}.*"))) Drop(path);
    }

    /// <summary>Removes jobs' files that nobody has written to since. What else lies in the folder is not this program's.</summary>
    public void DropOlderThan(DateTimeOffset then)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder))
            if (OwnName().IsMatch(Path.GetFileName(path)) && File.GetLastWriteTimeUtc(path) < then.UtcDateTime) Drop(path);
    }

    private void Drop(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            logger.JobFileNotRemoved(cause);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));

    [GeneratedRegex(@"^[0-9a-f]{32}\.[0-9]+\.[a-z]+$")]
    private static partial Regex OwnName();
}
