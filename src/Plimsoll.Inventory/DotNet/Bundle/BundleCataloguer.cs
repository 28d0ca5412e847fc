using System.Buffers.Binary;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Executables;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Binary;
using Plimsoll.Inventory.DotNet.Deps;

namespace Plimsoll.Inventory.DotNet.Bundle;

/// <summary>Reads which packages a single-file .NET application holds: its file of dependencies is among the files behind the program.</summary>
public sealed class BundleCataloguer : IFileReader
{
    const byte DependenciesFile = 3;

    /// <summary>Compressed files as memory bombs: the largest real file of dependencies has a few hundred kilobytes.</summary>
    const int MaxDependenciesBytes = 32 * 1024 * 1024;

    /// <summary>Marks without a bundle behind them: tools that make bundles hold it too.</summary>
    const int MaxMarks = 16;

    public ReaderId Id { get; } = new("dotnet/bundle", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Executables()];

    // SHA-256 of ".net core bundle\n"; the eight bytes before it say where the list of files is, or 0 in a program that holds none.
    static ReadOnlySpan<byte> Mark =>
    [
        0x8B, 0x12, 0x02, 0xB9, 0x6A, 0x61, 0x20, 0x38, 0x72, 0x7B, 0x93, 0x02, 0x14, 0xD7, 0xA0, 0x32,
        0x13, 0xF5, 0xB9, 0xE6, 0xEF, 0xAE, 0x33, 0x18, 0xEE, 0x3B, 0x2D, 0xCE, 0x24, 0xB3, 0x6A, 0xAE,
    ];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!ExecutableFile.TryRead(file.Bytes, out var executable) || ManifestAt(file.Bytes, executable) is not { } at)
            return;
        var manifest = at > 0 && at < file.Bytes.Length ? new BundleManifest(file.Bytes[(int)at..]) : default;
        if (!manifest.TryStart())
        {
            evidence.Gap(GapCode.Malformed, "it says that it is a single-file application, but holds no list of files that is known");
            return;
        }

        while (manifest.TryNext(out var bundled))
            if (bundled.Kind == DependenciesFile)
                ReadDependencies(file.Bytes, bundled, evidence);
    }

    static long? ManifestAt(ReadOnlySpan<byte> file, ExecutableFile executable)
    {
        foreach (var segment in executable.Segments)
        {
            if (!segment.IsWritable)
                continue;
            var rest = ExecutableFile.Data(file, segment);
            for (var marks = 0; marks < MaxMarks && rest.IndexOf(Mark) is >= 0 and var at; marks++)
            {
                if (at >= sizeof(long) && BinaryPrimitives.ReadInt64LittleEndian(rest[(at - sizeof(long))..]) is not 0 and var offset)
                    return offset;
                rest = rest[(at + Mark.Length)..];
            }
        }

        return null;
    }

    static void ReadDependencies(ReadOnlySpan<byte> file, BundledFile bundled, EvidenceSink evidence)
    {
        var length = bundled.Stored > 0 ? bundled.Stored : bundled.Length;
        if (bundled.Offset < 0 || length < 0 || bundled.Offset > file.Length || length > file.Length - bundled.Offset)
        {
            evidence.Gap(GapCode.Malformed, "its file of dependencies lies outside of it");
            return;
        }

        var stored = file.Slice((int)bundled.Offset, (int)length);
        if (bundled.Stored == 0)
            DepsFile.Read(stored, bundled.Path, evidence);
        else if (Inflate.Raw(stored, MaxDependenciesBytes) is { } json)
            DepsFile.Read(json, bundled.Path, evidence);
        else
            evidence.Gap(GapCode.Malformed, "its file of dependencies cannot be decompressed");
    }
}
