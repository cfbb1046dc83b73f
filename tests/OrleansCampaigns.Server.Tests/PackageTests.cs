using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests;

/// <summary>The SDK as those get it who have only the packages: packed, referenced by a program of their own, and run against a server.</summary>
[Collection(ServerTests.Name)]
public sealed class PackageTests(RunningServer server)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <!-- NU1603: without a registry, of what the repository restored the nearest version serves. -->
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <RestoreSources>$(MSBuildThisFileDirectory)packages</RestoreSources>
            <RestorePackagesPath>$(MSBuildThisFileDirectory)restored</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="OrleansCampaigns.Client" Version="*" /></ItemGroup>
        </Project>
        """;

    private const string Program = """
        using OrleansCampaigns.Client.Feed;
        using OrleansCampaigns.Contracts.Campaigns;

        var campaign = new CampaignId(Guid.NewGuid());
        await using var table = new CampaignConnection(new() { Campaign = campaign, Servers = [new Uri(args[0])], AccessToken = _ => ValueTask.FromResult(args[1]) });
        await table.StartAsync();
        if ((await table.SendAsync(new CreateCampaign("Packed", "Ada"))).Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
        await foreach (var item in table.Updates)
        {
            if (item is ViewReplaced) await table.SendAsync(new RenameCampaign("Unpacked"));
            else if (item is FeedUpdate && table.State!.Main!.Campaign.Name == "Unpacked") break;
        }

        Console.WriteLine("ok");
        """;

    [Fact]
    public async Task A_program_that_references_the_package_sends_and_follows()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-package-").FullName;
        try
        {
            var packages = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
            foreach (var name in (string[])["Contracts", "Client"])
            {
                var project = Path.Combine(Root(), "src", $"OrleansCampaigns.{name}");
                await RunAsync(folder, "pack", project, "--no-build", "-c", Configuration(), "-o", packages, "-warnaserror", "-nodeReuse:false");
                Check(packages, $"OrleansCampaigns.{name}");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "table.csproj"), Project);
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);
            await RunAsync(folder, "build", "-o", Path.Combine(folder, "out"), "-nodeReuse:false", $"-p:RestoreFallbackFolders={Restored()}");
            var token = new DevelopmentToken(new UserId(Guid.NewGuid()), "Ada").ToString();
            Assert.Equal("ok", (await RunAsync(folder, Path.Combine(folder, "out", "table.dll"), server.App.Urls.First(), token)).Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Licence, readme, documentation and symbols.</summary>
    private static void Check(string packages, string id)
    {
        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(packages, $"{id}.*.nupkg")));
        using var symbols = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(packages, $"{id}.*.snupkg")));
        using var specification = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(specification).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName);
        Assert.Equal("MIT", Assert.Single(metadata["license"]).Value);
        Assert.Equal("README.md", Assert.Single(metadata["readme"]).Value);
        Assert.NotEmpty(Assert.Single(metadata["description"]).Value);
        foreach (var file in (string[])["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]) Assert.NotNull(package.GetEntry(file));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{id}.pdb"));
    }

    private static async Task<string> RunAsync(string folder, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', args)}:\n{output}\n{await error}");
        Assert.DoesNotContain("warning ", output, StringComparison.Ordinal);
        return output;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansCampaigns.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    /// <summary>As these tests were built.</summary>
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>What the repository's own build has restored: nothing is fetched here.</summary>
    private static string Restored() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
