using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A copy of the program whose rules of play were built at another time: the same code under another module version id, so neither believes the other's snapshots.</summary>
internal sealed class OtherBuild : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("campaigns-build-").FullName;

    public static OtherBuild Create()
    {
        var build = new OtherBuild();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(build.Folder, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "runtimes"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(build.Folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var rules = typeof(CampaignState).Assembly;
        Rename(Path.Combine(build.Folder, Path.GetFileName(rules.Location)), rules.ManifestModule.ModuleVersionId);
        return build;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The id is stored once, as its 16 bytes.</summary>
    private static void Rename(string assembly, Guid id)
    {
        var bytes = File.ReadAllBytes(assembly);
        var at = bytes.AsSpan().IndexOf(id.ToByteArray());
        Assert.True(at > 0 && bytes.AsSpan(at + 16).IndexOf(id.ToByteArray()) < 0, $"{assembly} does not hold {id} once.");
        Guid.NewGuid().TryWriteBytes(bytes.AsSpan(at, 16));
        File.WriteAllBytes(assembly, bytes);
        Assert.NotEqual(id, new AssemblyBytes(bytes).ModuleVersionId);
    }

    private sealed class AssemblyBytes(byte[] bytes)
    {
        public Guid ModuleVersionId
        {
            get
            {
                using var reader = new System.Reflection.PortableExecutable.PEReader(new MemoryStream(bytes));
                var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader);
                return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            }
        }
    }
}
