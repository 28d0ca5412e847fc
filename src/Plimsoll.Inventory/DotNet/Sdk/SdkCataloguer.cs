using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.DotNet.Sdk;

/// <summary>Reads which .NET SDKs are installed: <c>sdk/VERSION/.version</c>, a commit and below it the version.</summary>
public sealed class SdkCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dotnet/sdk", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named(".version")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var directory = path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
        var slash = directory.LastIndexOf((byte)'/');
        return slash > 0 && slash + 1 < directory.Length && directory[slash + 1] is >= (byte)'0' and <= (byte)'9' && (directory[..slash].EndsWith("/sdk"u8) || directory[..slash].SequenceEqual("sdk"u8));
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var directory = Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file.Path) ?? ""));
        foreach (var line in new Lines(file.Bytes))
            if (line.SequenceEqual(directory) && FieldText.Of(line, evidence.Limits) is { } version)
            {
                evidence.Add(new Package { Type = PackageType.Generic, Name = "dotnet-sdk", Version = version });
                return;
            }

        evidence.Gap(GapCode.Malformed, "it does not tell the version that its directory has");
    }
}
