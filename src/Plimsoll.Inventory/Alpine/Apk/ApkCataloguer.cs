using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Alpine.Apk;

/// <summary>Reads the installed-packages database of apk, in its old place and the one that merged-usr systems use.</summary>
/// <remarks>apk-installed(5): one-letter fields; a blank line ends a package; <c>F</c> names a directory and <c>R</c> a file in it.</remarks>
public sealed class ApkCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("alpine/apk", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.File("lib/apk/db/installed"), Interest.File("usr/lib/apk/db/installed")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var rest = file.Bytes;
        for (var number = 1; Stanza.TryTake(ref rest, out var stanza); number++)
        {
            var (name, version) = (FieldText.Of(stanza["P"u8], evidence.Limits), FieldText.Of(stanza["V"u8], evidence.Limits));
            if (name is null || version is null)
            {
                evidence.Gap(GapCode.Malformed, $"record {number:N0} names no package or no version");
                continue;
            }

            var origin = FieldText.Of(stanza["o"u8], evidence.Limits);
            var added = evidence.Add(new Package
            {
                Type = PackageType.Apk,
                Name = name,
                Version = version,
                Architecture = FieldText.Of(stanza["A"u8], evidence.Limits),
                SourceName = origin == name ? null : origin,
                Licences = FieldText.Of(stanza["L"u8], evidence.Limits) is { } licence ? [licence] : [],
                Maintainer = FieldText.Of(stanza["m"u8], evidence.Limits),
            });
            if (!added)
                return;
            ReadFiles(name, stanza, evidence);
        }
    }

    static void ReadFiles(string name, Stanza stanza, EvidenceSink evidence)
    {
        var paths = new OwnedPaths(name, evidence);
        ReadOnlySpan<byte> directory = [];
        foreach (var line in stanza.Lines)
        {
            if (line.StartsWith("F:"u8))
                directory = line[2..];
            else if (line.StartsWith("R:"u8) && !paths.Add(directory.IsEmpty ? line[2..] : [.. directory, (byte)'/', .. line[2..]]))
                return;
        }

        paths.Keep();
    }
}
