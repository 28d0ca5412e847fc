using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Java.Runtime;

/// <summary>Reads the <c>release</c> file of a Java runtime: JDK, JRE, or what jlink made of one.</summary>
/// <remarks>JEP 223 and JEP 293 era files: <c>NAME="value"</c> lines. Whatever else is called <c>release</c> names no JAVA_VERSION, and says nothing.</remarks>
public sealed class JavaRuntimeCataloguer : IFileReader
{
    // The list of a runtime's modules is its longest line.
    const int MaxBytes = 64 * 1024;

    public ReaderId Id { get; } = new("java/runtime", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("release")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.Bytes.Length > MaxBytes || Value(file.Bytes, "JAVA_VERSION"u8, evidence) is not { } version || !Coordinates.IsVersion(version))
            return;
        var implementor = Value(file.Bytes, "IMPLEMENTOR"u8, evidence);
        var isGraal = Value(file.Bytes, "GRAALVM_VERSION"u8, evidence) is not null;
        var product = RuntimeProduct.Of(implementor, isGraal);
        evidence.Add(new Package
        {
            Type = PackageType.Generic,
            Name = product.Name,
            Version = version,
            Architecture = Value(file.Bytes, "OS_ARCH"u8, evidence),
            Vendor = implementor,
            Basis = "release file",
            Cpes = product.Cpes(version),
        });
    }

    static string? Value(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name, EvidenceSink evidence)
    {
        foreach (var line in new Lines(file))
            if (line.Length > name.Length && line[name.Length] == (byte)'=' && line.StartsWith(name))
                return FieldText.Of(line[(name.Length + 1)..].Trim(" \t\""u8), evidence.Limits);
        return null;
    }
}
