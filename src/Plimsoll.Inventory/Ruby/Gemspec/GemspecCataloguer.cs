using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Ruby.Gemspec;

/// <summary>
/// Reads the specifications of installed gems: <c>specifications/*.gemspec</c> and Ruby's own in <c>specifications/default</c>, wherever a
/// gem home lies (Ruby's, a user's, Bundler's <c>vendor/bundle</c>), and gems that Bundler checked out of git.
/// </summary>
/// <remarks>A gem's own source holds a gemspec too; that one is not asked for, for its version is often computed and the gem would stand twice.</remarks>
public sealed class GemspecCataloguer : IFileReader
{
    const string End = ".gemspec";

    public ReaderId Id { get; } = new("ruby/gemspec", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(End)];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var directory = PathParts.NameAbove(path, 1);
        return directory.SequenceEqual("specifications"u8)
            || (directory.SequenceEqual("default"u8) && PathParts.NameAbove(path, 2).SequenceEqual("specifications"u8))
            || IsOfGit(path);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var gem = new GemSource(file.Bytes, evidence.Limits);
        var isOfGit = gem.Version is null && PathParts.NameAbove(file.Path, 2).SequenceEqual("gems");
        var name = gem.Name ?? (isOfGit ? FieldText.Of(file.FileName[..^End.Length], evidence.Limits) : null);
        if (name is null || (gem.Version is null && !isOfGit))
        {
            evidence.Gap(GapCode.Malformed, "it names no gem or no version");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Gem,
            Name = name,
            Version = gem.Version ?? "",
            Qualifiers = gem.Platform is null ? [] : [new("platform", gem.Platform)],
            Licences = gem.Licences,
            Maintainer = gem.Authors.Count == 0 ? null : FieldText.Of(string.Join(", ", gem.Authors), evidence.Limits),
            Dependencies = gem.Dependencies,
        });
    }

    /// <summary><c>bundler/gems/NAME-REVISION/NAME.gemspec</c>: there a gem is installed without a specification elsewhere.</summary>
    static bool IsOfGit(ReadOnlySpan<byte> path) =>
        PathParts.NameAbove(path, 2).SequenceEqual("gems"u8) && PathParts.NameAbove(path, 3).SequenceEqual("bundler"u8);
}
