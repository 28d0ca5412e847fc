using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Vcpkg.Spdx;

/// <summary>Reads the document that vcpkg writes beside each port that it installs: <c>TRIPLET/share/PORT/vcpkg.spdx.json</c>.</summary>
/// <remarks>SPDX 2.2 and later; of its packages the one called <c>SPDXRef-port</c> is the port, with <c>VERSION#PORT_VERSION</c>, the others its binary and its sources.</remarks>
public sealed class VcpkgSpdxCataloguer : IFileReader
{
    const string Unknown = "NOASSERTION";

    public ReaderId Id { get; } = new("vcpkg/spdx", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("vcpkg.spdx.json")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 2).SequenceEqual("share"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Json(file, evidence);
        if (document is null)
            return;
        foreach (var port in document.RootElement.Items("packages"))
        {
            if (port.Text("SPDXID") != "SPDXRef-port")
                continue;
            if (port.Field("name", evidence) is not { } name || port.Field("versionInfo", evidence) is not { } text)
                break;
            var (version, counter) = VcpkgPort.Split(text);
            evidence.Add(VcpkgPort.Package(name, version, counter, FieldText.Of(PathParts.NameAbove(file.Path, 3), evidence.Limits)) with
            {
                Licences = (port.Field("licenseConcluded", evidence) ?? Unknown) is var licence && licence != Unknown ? [licence] : [],
            });
            return;
        }

        evidence.Gap(GapCode.Malformed, "it describes no port with a version");
    }
}
