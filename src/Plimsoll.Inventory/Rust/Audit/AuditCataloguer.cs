using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Executables;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Binary;

namespace Plimsoll.Inventory.Rust.Audit;

/// <summary>Reads which crates a Rust program was built from: by its audit data, or, where it has none, by the places of sources that it names.</summary>
public sealed class AuditCataloguer : IFileReader
{
    /// <summary>zlib bombs: the list of a program with a thousand crates takes less than a tenth of that.</summary>
    const int MaxListBytes = 8 * 1024 * 1024;

    const string AuditSection = ".dep-v0";

    public ReaderId Id { get; } = new("rust/audit", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Executables()];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!ExecutableFile.TryRead(file.Bytes, out var executable))
            return;
        if (executable.Section(AuditSection) is { } section)
            ReadList(ExecutableFile.Data(file.Bytes, section), evidence);
        else
            PanicPaths.Read(file.Bytes, executable, evidence);
    }

    static void ReadList(ReadOnlySpan<byte> packed, EvidenceSink evidence)
    {
        if (Inflate.ZLib(packed, MaxListBytes) is not { } json)
        {
            evidence.Gap(GapCode.Malformed, $"its audit data is not what zlib writes, or more than {MaxListBytes:N0} bytes");
            return;
        }

        try
        {
            AuditData.Read(json, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, $"of its audit data: {e.Message}");
        }
    }
}
