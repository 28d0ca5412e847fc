using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Perl.LocalLib;

/// <summary>
/// Reads what cpanm and its kin note of each distribution that they install: <c>ARCHLIB/.meta/DIST-VERSION/install.json</c>, a package, and beside it
/// <c>MYMETA.json</c>, an observation about the directory: its licences, authors, and the modules it needs to run.
/// </summary>
/// <remarks>CPAN::Meta::Spec 2. The archive's path at CPAN is kept as the origin, for it names the author.</remarks>
public sealed class LocalLibCataloguer : IFileReader
{
    public const string Name = "perl/local-lib";

    /// <summary>Licences, one a line.</summary>
    public const string Licences = "licences";

    public const string Author = "author";

    /// <summary>Modules needed to run, one a line.</summary>
    public const string Modules = "requires";

    /// <summary>Modules that an installed distribution provides, one a line.</summary>
    public const string Provides = "provides";

    const int MostModules = 5000;

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("install.json"), Interest.Named("MYMETA.json")];

    /// <summary>Elsewhere either name may be anything, or speak of a tree that is being built.</summary>
    public bool Wants(ReadOnlySpan<byte> path) => path.IndexOf("/.meta/"u8) is >= 0 and var at && path[(at + "/.meta/".Length)..].Count((byte)'/') == 1;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (file.FileName is "install.json")
                ReadInstall(document.RootElement, facts, evidence);
            else
                ReadMeta(document.RootElement, facts, evidence.Limits);
            if (facts.Count > 0)
                evidence.Add(new Observation(Name, file.Path, facts));
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void ReadInstall(JsonElement root, SortedDictionary<string, string> facts, EvidenceSink evidence)
    {
        var (name, version) = DistributionName.Split(root.Kept("dist", evidence.Limits) ?? "");
        if (name.Length == 0)
        {
            evidence.Gap(GapCode.Malformed, "it names no distribution");
            return;
        }

        var path = root.Kept("pathname", evidence.Limits);
        if (version.Length == 0)
            version = root.Kept("version", evidence.Limits) ?? "";
        evidence.Add(new Package { Type = PackageType.Cpan, Name = name, Version = version, Maintainer = DistributionName.Author(path), Origin = path, Basis = "install.json" });
        Set(facts, Provides, root.Members("provides").Select(m => m.Name), evidence.Limits);
    }

    static void ReadMeta(JsonElement root, SortedDictionary<string, string> facts, Limits limits)
    {
        Set(facts, Licences, root.Texts("license").Where(l => l != "unknown"), limits);
        Set(facts, Author, root.Texts("author").Take(1), limits);
        Set(facts, Modules, root.Get("prereqs")?.Get("runtime")?.Members("requires").Select(m => m.Name).Where(m => m != "perl") ?? [], limits);
    }

    static void Set(SortedDictionary<string, string> facts, string name, IEnumerable<string> values, Limits limits)
    {
        if (string.Join('\n', values.Take(MostModules).Select(v => KeptText.Of(v, limits)).OfType<string>().Order(StringComparer.Ordinal)) is { Length: > 0 } text)
            facts[name] = text;
    }
}
