using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Arch.Alpm;

/// <summary>Reads pacman's database of installed packages: a directory a package, with <c>desc</c> and <c>files</c>.</summary>
/// <remarks>alpm-db-desc(5), alpm-db-files(5): a line <c>%NAME%</c>, then values, a line each, up to a blank line.</remarks>
public sealed class AlpmCataloguer : IFileReader
{
    const string Directory = "var/lib/pacman/local";

    public ReaderId Id { get; } = new("arch/alpm", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.FilesBelow(Directory, "desc"), Interest.FilesBelow(Directory, "files")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.FileName.SequenceEqual("desc"))
            ReadDescription(file.Bytes, evidence);
        else
            ReadFiles(file, evidence);
    }

    static void ReadDescription(ReadOnlySpan<byte> bytes, EvidenceSink evidence)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in new Lines(bytes))
        {
            if (FieldText.Of(line, evidence.Limits) is not { } text)
                current = null;
            else if (text is ['%', .., '%'])
                values[text] = current = [];
            else if (current?.Count < 64)
                current.Add(text);
        }

        string? One(string name) => values.TryGetValue(name, out var list) && list.Count > 0 ? list[0] : null;
        if (One("%NAME%") is not { } name || One("%VERSION%") is not { } version)
        {
            evidence.Gap(GapCode.Malformed, "it names no package or no version");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Alpm,
            Name = name,
            Version = version,
            Architecture = One("%ARCH%"),
            SourceName = One("%BASE%") is { } source && source != name ? source : null,
            Maintainer = One("%PACKAGER%"),
            Licences = values.GetValueOrDefault("%LICENSE%") ?? [],
        });
    }

    static void ReadFiles(FileContent file, EvidenceSink evidence)
    {
        var directory = file.Path[..file.Path.LastIndexOf('/')];
        var paths = new OwnedPaths(directory[(directory.LastIndexOf('/') + 1)..], evidence, file.Bytes.Length);
        var listed = false;
        foreach (var line in new Lines(file.Bytes))
        {
            if (line is [(byte)'%', .., (byte)'%'])
                listed = line.SequenceEqual("%FILES%"u8);
            else if (listed && line is not [.., (byte)'/'] && !paths.Add(line))
                return;
        }

        paths.Keep();
    }
}
