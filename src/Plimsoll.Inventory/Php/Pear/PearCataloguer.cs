using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php.Pear;

/// <summary>Reads the registry of PEAR and PECL: a file a package, in <c>.registry</c> or the directory of its channel there.</summary>
/// <remarks>
/// The names of packages are their channels': <c>pecl.php.net/redis</c>. A file is a <c>package.xml</c> as PHP serialised it; those of version 1.0 name it <c>package</c>.
/// </remarks>
public sealed class PearCataloguer : IFileReader
{
    const string UsualChannel = "pear.php.net";

    public ReaderId Id { get; } = new("php/pear", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".reg")];

    public bool Wants(ReadOnlySpan<byte> path) => path.IndexOf("/.registry/"u8) >= 0;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            var registered = new PhpReader(file.Bytes, file.Limits)
                .Read(key => key is "name" or "package" or "channel" or "version" or "license" or "release_license" or "lead" or "maintainers" or "dependencies");
            if (ToPackage(registered, file.Limits) is { } package)
                evidence.Add(package);
            else
                evidence.Gap(GapCode.Malformed, "it names no package or no version");
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static Package? ToPackage(PhpValue registered, Limits limits)
    {
        var name = BoundedText.Of(registered["name"]?.Text ?? registered["package"]?.Text, limits);
        var version = BoundedText.Of(registered["version"]?["release"]?.Text ?? registered["version"]?.Text, limits);
        if (name is null || version is null)
            return null;
        var licence = registered["license"] ?? registered["release_license"];
        return new Package
        {
            Type = PackageType.Pear,
            Name = FullName(registered["channel"]?.Text, name),
            Version = version,
            Licences = BoundedText.Of(licence?["_content"]?.Text ?? licence?.Text, limits) is { } text ? [text] : [],
            Maintainer = (registered["lead"] ?? registered["maintainers"])?.Items.Select(Person).FirstOrDefault(),
            Dependencies = Dependencies(registered["dependencies"]?["required"]?["package"], limits),
        };
    }

    static string FullName(string? channel, string name) => $"{(string.IsNullOrEmpty(channel) ? UsualChannel : channel)}/{name}";

    static string? Person(PhpValue person) => (person["name"]?.Text, person["email"]?.Text) switch
    {
        ({ Length: > 0 } name, { Length: > 0 } email) => $"{name} <{email}>",
        var (name, email) => name ?? email,
    };

    static List<Dependency> Dependencies(PhpValue? packages, Limits limits) =>
    [
        .. (packages?.Items ?? []).Select(p => (Name: p["name"]?.Text, Channel: p["channel"]?.Text)).Where(p => !string.IsNullOrEmpty(p.Name))
            .Select(p => new Dependency(FullName(p.Channel, p.Name!))).Distinct().Take(limits.MaxDependenciesPerPackage),
    ];
}
