using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Dart.PubspecLock;

/// <summary>Reads which packages a Dart or Flutter project locked: <c>pubspec.lock</c>.</summary>
/// <remarks>pub writes YAML: a mapping <c>packages</c> of <c>dependency</c>, <c>description</c>, <c>source</c> (hosted, git, path, sdk) and <c>version</c>.</remarks>
public sealed class PubspecLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dart/pubspec-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("pubspec.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        foreach (var entry in document.RootElement.Members("packages"))
        {
            if (FieldText.Of(entry.Name, evidence.Limits) is not { } name)
                evidence.Gap(GapCode.Malformed, "a package has no name");
            else if (!evidence.Add(Package(name, entry.Value, evidence)))
                return;
        }
    }

    static Package Package(string name, JsonElement entry, EvidenceSink evidence)
    {
        var (source, dependency) = (entry.Text("source"), entry.Text("dependency"));
        var sha = (entry.Get("description") ?? default).Field("sha256", evidence);
        return new Package
        {
            Type = PackageType.Pub,
            Name = name,

            // What comes with the SDK has the SDK's version; the lock file says 0.0.0 of it.
            Version = source == "sdk" ? "" : entry.Field("version", evidence) ?? "",
            Origin = Origin(entry, source, evidence),
            IsDirect = dependency?.StartsWith("direct", StringComparison.Ordinal),
            IsDevelopment = dependency is "direct dev",
            Checksums = sha is null ? [] : [$"sha256:{sha}"],
        };
    }

    static string? Origin(JsonElement entry, string? source, EvidenceSink evidence)
    {
        var description = entry.Get("description") ?? default;
        return source switch
        {
            "git" => description.Field("url", evidence) is { } url && description.Field("resolved-ref", evidence) is { } commit ? $"{url}@{commit}" : description.Field("url", evidence),
            "path" => description.Field("path", evidence),
            "sdk" => "sdk",
            _ => description.Field("url", evidence) is { } host && host is not ("https://pub.dev" or "https://pub.dartlang.org") ? host : null,
        };
    }
}
