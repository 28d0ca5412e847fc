using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Hashes;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Provenance;

/// <summary>
/// Reads how a Python package came to be where it is: from which address (<c>direct_url.json</c>), by which installer (<c>INSTALLER</c>), whether somebody asked
/// for it (<c>REQUESTED</c>), and what an egg needs (<c>requires.txt</c>). One observation a file, about the directory that holds it.
/// </summary>
/// <remarks>PyPA "Recording the Direct URL Origin of installed distributions", PEP 376. Facts: the constants of this class.</remarks>
public sealed class ProvenanceCataloguer : IFileReader
{
    public const string Name = "python/provenance";

    /// <summary>The address, without secrets.</summary>
    public const string Url = "url";

    /// <summary><c>git+https://…@commit</c>.</summary>
    public const string Vcs = "vcs";

    /// <summary><c>algorithm:hex</c> of the archive, one a line.</summary>
    public const string Checksums = "checksums";

    /// <summary><c>true</c> for a source tree that is used where it lies.</summary>
    public const string Editable = "editable";

    public const string Installer = "installer";

    public const string Requested = "requested";

    /// <summary>Names of what an egg needs, one a line.</summary>
    public const string Requires = "requires";

    const string DistInfo = ".dist-info";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.NamedUnder(DistInfo, "direct_url.json"),
        Interest.NamedUnder(DistInfo, "INSTALLER"),
        Interest.NamedUnder(DistInfo, "REQUESTED"),
        Interest.NamedUnder(".egg-info", "requires.txt"),
    ];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        switch (file.FileName)
        {
            case "direct_url.json": ReadUrl(file.Bytes, facts, evidence); break;
            case "REQUESTED": facts[Requested] = "true"; break;
            case "requires.txt": EggRequirements.Read(file, facts, evidence.Limits); break;
            default: Add(facts, Installer, FieldText.Of(file.Bytes, evidence.Limits)); break;
        }

        if (facts.Count > 0)
            evidence.Add(new Observation(Name, FolderPath.Parent(file.Path), facts));
    }

    static void ReadUrl(ReadOnlySpan<byte> bytes, SortedDictionary<string, string> facts, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(bytes);
            var root = document.RootElement;
            if (PublicUrl.Of(root.Text("url"), evidence.Limits) is not { } url)
            {
                evidence.Gap(GapCode.Malformed, "it names no address");
                return;
            }

            facts[Url] = url;
            if (root.Get("vcs_info") is { } vcs && vcs.Kept("vcs", evidence.Limits) is { } kind)
                facts[Vcs] = $"{kind}+{url}{(vcs.Kept("commit_id", evidence.Limits) is { } commit ? $"@{commit}" : "")}";
            if (root.Get("dir_info") is { } directory)
                facts[Editable] = directory.IsTrue("editable") ? "true" : "false";
            if (root.Get("archive_info") is { } archive)
                Add(facts, Checksums, HashList.Joined(archive));
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Add(SortedDictionary<string, string> facts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            facts[name] = value;
    }
}
