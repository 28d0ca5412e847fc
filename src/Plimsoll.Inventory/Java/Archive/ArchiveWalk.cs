using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Reads an archive, and the archives in it, down to the limit.</summary>
sealed class ArchiveWalk(EvidenceSink evidence)
{
    readonly ArchiveReading reading = new(evidence);

    /// <param name="path">How the archive is called: in the subject, or in the archive around it.</param>
    /// <param name="inside">Its place in the file; null for the file itself.</param>
    public void Read(ReadOnlySpan<byte> bytes, string path, string? inside, int depth)
    {
        if (!ZipFile.TryOpen(bytes, reading.ZipLimits, out var file, out var fault))
        {
            reading.Note(fault!, inside);
            return;
        }

        var contents = new ArchiveGather(reading, inside).From(ref file);
        Claim(file, bytes, contents, path, inside);
        if (contents.HasArchives)
            Descend(ref file, inside, depth);
    }

    void Claim(scoped in ZipFile file, ReadOnlySpan<byte> bytes, ArchiveContents contents, string path, string? inside)
    {
        var own = ArchiveIdentity.Of(path, contents, file);
        if (!contents.HasClasses && !contents.HasArchives && own.IsForReaders)
            return;
        reading.Add(new Package
        {
            Type = PackageType.Maven,
            Name = own.Coordinates.Name,
            Version = own.Coordinates.Version,
            Inside = inside,
            Basis = own.Basis,
            Vendor = Short(contents.Manifest["Implementation-Vendor"u8] ?? contents.Manifest["Bundle-Vendor"u8]),
            Licences = own.Pom is { Licences.Count: > 0 } ? own.Pom.Licences : BundleLicence.Of(contents.Manifest["Bundle-License"u8]),
            Dependencies = own.Pom?.Dependencies ?? [],
            Checksums = [Sha1(bytes)],
            Qualifiers = own.Classifier is null ? [] : [new("classifier", own.Classifier)],
        });
        AddShaded(contents, own, inside);
    }

    void AddShaded(ArchiveContents contents, ArchiveIdentity own, string? inside)
    {
        var met = new HashSet<(string, string)> { (own.Coordinates.Name, own.Coordinates.Version) };
        foreach (var pom in contents.Poms)
        {
            if (reading.IsStopped)
                return;
            if (pom == own.Pom || pom.Coordinates is not { } coordinates || !met.Add((coordinates.Name, coordinates.Version)))
                continue;
            reading.Add(new Package
            {
                Type = PackageType.Maven,
                Name = coordinates.Name,
                Version = coordinates.Version,
                Inside = ArchiveReading.Within(inside, pom.Path),
                Basis = pom.Basis,
                Licences = pom.Licences,
                Dependencies = pom.Dependencies,
            });
        }
    }

    void Descend(scoped ref ZipFile file, string? inside, int depth)
    {
        var members = file.Members;
        while (members.MoveNext() && !reading.IsStopped)
        {
            var member = members.Current;
            if (!ArchiveKinds.IsArchive(member.Name) || member.IsEncrypted || member.Size == 0)
                continue;
            if (depth == reading.Limits.MaxArchiveDepth)
            {
                reading.Gap(GapCode.TooLarge, inside, $"archives lie more than {depth:N0} deep in each other; deeper ones were not read");
                return;
            }

            var name = member.NameText();
            var place = ArchiveReading.Within(inside, name);
            if (!reading.Keep(place.Length, inside))
                return;
            if (!file.TryRead(member, reading.Budget, out var content, out var fault))
                reading.Note(fault!, place);
            else
                using (content)
                    Read(content.Bytes, name, place, depth + 1);
        }
    }

    static string? Short(string? vendor) => vendor is { Length: <= 256 } ? vendor : null;

    [SuppressMessage("Security", "CA5350", Justification = "The world's databases know jars by it; nothing is protected by it.")]
    static string Sha1(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes, hash);
        return $"sha1:{Convert.ToHexStringLower(hash)}";
    }
}
