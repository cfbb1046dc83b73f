namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>Recordings of real play, which are not part of the repository.</summary>
internal static class TestData
{
    public const string FolderVariable = "CAMPAIGNS_TEST_DATA";

    /// <summary>Skips the test where the folder or the file is not there.</summary>
    public static string File(string path)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{FolderVariable} names no folder of recordings.");
        var file = Path.GetFullPath(Path.Combine(folder!, path));
        Assert.SkipUnless(System.IO.File.Exists(file), $"{file} is not there.");
        return file;
    }
}
