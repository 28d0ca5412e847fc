using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Haskell.StackLock;

/// <summary>Reads which packages a Haskell project takes beside its snapshot: <c>stack.yaml.lock</c>. What the snapshot holds does not stand there.</summary>
/// <remarks>Stack, "Lock files": <c>packages[].completed</c> is <c>hackage: NAME-VERSION@sha256:HEX,SIZE</c>, or an archive or repository with <c>name</c> and <c>version</c>.</remarks>
public sealed class StackLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("haskell/stack-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("stack.yaml.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        foreach (var item in document.RootElement.Items("packages"))
        {
            if (Package(item.Get("completed") ?? default, evidence) is not { } package)
                evidence.Gap(GapCode.Malformed, "an entry names no package or no version");
            else if (!evidence.Add(package))
                return;
        }
    }

    static Package? Package(JsonElement completed, EvidenceSink evidence)
    {
        if (completed.Field("hackage", evidence) is { } reference)
        {
            var at = reference.IndexOf('@', StringComparison.Ordinal);
            return NamedVersion.Of(at < 0 ? reference : reference[..at]) is not var (hackage, released) ? null
                : new Package { Type = PackageType.Hackage, Name = hackage, Version = released };
        }

        if (completed.Field("name", evidence) is not { } name || completed.Field("version", evidence) is not { } version)
            return null;
        var (git, commit) = (completed.Field("git", evidence), completed.Field("commit", evidence));
        return new Package
        {
            Type = PackageType.Hackage,
            Name = name,
            Version = version,
            Origin = git is not null && commit is not null ? $"{git}@{commit}" : git ?? completed.Field("url", evidence),
        };
    }
}
