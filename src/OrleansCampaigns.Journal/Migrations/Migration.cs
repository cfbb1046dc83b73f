using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace OrleansCampaigns.Journal.Migrations;

/// <summary>An embedded script, <c>Postgres/0001_journal.sql</c>. Once released it never changes.</summary>
/// <param name="Version">1, 2, 3 … without gaps.</param>
/// <param name="Name">The rest of the file's name.</param>
/// <param name="Sql">The script.</param>
/// <param name="Checksum">SHA-256 of the script with LF line ends, in hex: a checkout with CRLF is the same migration.</param>
internal sealed record Migration(int Version, string Name, string Sql, string Checksum)
{
    /// <param name="folder">The folder of the database's kind.</param>
    public static ImmutableArray<Migration> AllOf(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var all = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))
            .ToImmutableArray();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Version != i + 1) throw new InvalidOperationException($"Migration {i + 1} of {folder} is missing.");
        }

        return all;
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var file = Path.GetFileNameWithoutExtension(resource);
        var split = file.IndexOf('_', StringComparison.Ordinal);
        return new Migration(
            int.Parse(file.AsSpan(0, split), CultureInfo.InvariantCulture),
            file[(split + 1)..],
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
