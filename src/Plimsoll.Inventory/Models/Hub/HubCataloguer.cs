using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Models.Hub;

/// <summary>
/// Reads which models Hugging Face's cache holds: <c>models--ORG--NAME/refs/REVISION</c> names the commit. The files of a snapshot are links to content without a name, so that nothing
/// but this says what lies there.
/// </summary>
/// <remarks>huggingface_hub, "Understand caching". <c>main</c> is the revision that is fetched unless another is asked for.</remarks>
public sealed class HubCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("models/hub", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("refs", "main")];

    public bool Wants(ReadOnlySpan<byte> path) => Repository(Encoding.UTF8.GetString(path)) is not null;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (Repository(file.Path) is not { } repository)
            return;
        var commit = FieldText.Of(file.Bytes[..Math.Min(file.Bytes.Length, 100)], evidence.Limits);
        if (commit is null || !ModelPlace.IsCommit(commit))
        {
            evidence.Gap(GapCode.Malformed, "it names no commit");
            return;
        }

        evidence.Add(new Package { Type = PackageType.HuggingFace, Name = repository, Version = commit, Basis = "Hugging Face's cache" });
    }

    static string? Repository(string path) => path.Split('/') is [.., var directory, "refs", _] ? ModelPlace.RepositoryName(directory) : null;
}
