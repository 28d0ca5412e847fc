using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.YarnCache;

/// <summary>
/// Reads the archives from which yarn's Plug'n'Play loads packages: <c>.yarn/cache</c> of a project, <c>.yarn/berry/cache</c> of a user. There is no
/// <c>node_modules</c> then.
/// </summary>
/// <remarks>
/// The version stands in the archive's name, <c>NAME-npm-VERSION-HASH-CHECKSUM.zip</c>; the name, in which a scope cannot be told there, in the first paths inside.
/// What is packed of a patch has its original beside it, what is packed of a directory is the project's own: neither is told of.
/// </remarks>
public sealed class YarnCacheCataloguer : IFileReader
{
    const string Basis = "file name";

    public ReaderId Id { get; } = new("node/yarn-cache", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".zip")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var directory = path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
        return directory.EndsWith(".yarn/cache"u8) || directory.EndsWith(".yarn/berry/cache"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (ArchivedModule.Name(file.Bytes) is not { } nameInBytes || BoundedText.Of(Encoding.UTF8.GetString(nameInBytes), file.Limits) is not { } name)
        {
            evidence.Gap(GapCode.Malformed, "it is no archive of a package");
            return;
        }

        var slug = name.Replace('/', '-') + "-";
        var fileName = file.FileName;
        var rest = fileName.StartsWith(slug, StringComparison.Ordinal) ? fileName[slug.Length..] : default;
        if (rest.StartsWith("file-", StringComparison.Ordinal) || rest.StartsWith("patch-", StringComparison.Ordinal))
            return;
        evidence.Add(new Package { Type = PackageType.Npm, Name = name, Version = Version(rest), Basis = Basis });
    }

    static string Version(ReadOnlySpan<char> rest)
    {
        const string mark = "npm-";
        if (!rest.StartsWith(mark, StringComparison.Ordinal))
            return "";
        rest = rest[mark.Length..];
        for (var hashes = 0; hashes < 2; hashes++)
            rest = rest[..Math.Max(0, rest.LastIndexOf('-'))];
        return rest.Length > 0 && char.IsAsciiDigit(rest[0]) ? rest.ToString() : "";
    }
}
