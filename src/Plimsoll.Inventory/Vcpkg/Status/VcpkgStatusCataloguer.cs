using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Vcpkg.Status;

/// <summary>Reads vcpkg's database of installed ports: <c>vcpkg/status</c> in <c>installed</c> or <c>vcpkg_installed</c>.</summary>
/// <remarks>
/// Paragraphs as dpkg has them. One with <c>Feature</c> is of a port that another names; its <c>Depends</c> add to those. A later paragraph of a port replaces an earlier one:
/// vcpkg appends. A need reads <c>NAME</c>, <c>NAME:TRIPLET</c> or <c>NAME[FEATURE]</c>.
/// </remarks>
public sealed class VcpkgStatusCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("vcpkg/status", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("vcpkg", "status")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 1).SequenceEqual("vcpkg"u8) && PathParts.NameAbove(path, 2).EndsWith("installed"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var ports = new Dictionary<(string Name, string? Triplet), (Package Port, SortedSet<string> Needs)>();
        var rest = file.Bytes;
        for (var number = 1; evidence.MayRead(number) && Stanza.TryTake(ref rest, out var stanza); number++)
            if (!Take(stanza, ports, evidence))
                evidence.Gap(GapCode.Malformed, $"paragraph {number:N0} names no port or no version");
        foreach (var (port, needs) in ports.Values)
            if (!evidence.Add(port with { Dependencies = [.. needs.Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n))] }))
                return;
    }

    static bool Take(Stanza stanza, Dictionary<(string Name, string? Triplet), (Package Port, SortedSet<string> Needs)> ports, EvidenceSink evidence)
    {
        var limits = evidence.Limits;
        if (FieldText.Of(stanza["Package"u8], limits) is not { } name)
            return false;
        var key = (name, FieldText.Of(stanza["Architecture"u8], limits));
        var isFeature = !stanza["Feature"u8].IsEmpty;
        if (!stanza["Status"u8].EndsWith(" installed"u8))
        {
            if (!isFeature)
                ports.Remove(key);
            return true;
        }

        if (!isFeature)
        {
            if (FieldText.Of(stanza["Version"u8], limits) is not { } text)
                return false;
            var (version, counter) = VcpkgPort.Split(text);
            ports[key] = (VcpkgPort.Package(name, version, FieldText.Of(stanza["Port-Version"u8], limits) ?? counter, key.Item2), new SortedSet<string>(StringComparer.Ordinal));
        }

        if (ports.TryGetValue(key, out var port))
            port.Needs.UnionWith(Needs(FieldText.Of(stanza["Depends"u8], limits) ?? "", name));
        return true;
    }

    static IEnumerable<string> Needs(string depends, string self) =>
        depends.Split(',').Select(Name).Where(n => n.Length > 0 && n != self);

    static string Name(string need)
    {
        var end = need.AsSpan().IndexOfAny("[:(");
        return (end < 0 ? need : need[..end]).Trim();
    }
}
