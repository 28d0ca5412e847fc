using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Os.Release;

/// <summary>Reads what tells the distribution: <c>os-release</c>, and the older files of those that have none or say too little there.</summary>
/// <remarks>os-release(5). What the files mean together is settled later.</remarks>
public sealed class OsReleaseCataloguer : IFileReader
{
    /// <summary>Files of <c>NAME=value</c> lines.</summary>
    static readonly string[] Assignments = ["etc/os-release", "usr/lib/os-release", "etc/lsb-release"];

    /// <summary>Files whose first lines are the whole tale.</summary>
    static readonly string[] Words =
    [
        "etc/alpine-release", "etc/arch-release", "etc/centos-release", "etc/debian_version", "etc/mariner-release", "etc/oracle-release",
        "etc/photon-release", "etc/redhat-release", "etc/SuSE-release", "etc/system-release", "etc/system-release-cpe", "etc/azurelinux-release",
    ];

    /// <summary>Package sources of Ubuntu Pro: that they are there says that fixes for subscribers come in.</summary>
    static readonly string[] Subscriptions =
    [
        .. new[] { "esm-infra", "esm-apps", "fips", "fips-updates", "fips-preview" }
            .SelectMany(suite => new[] { $"etc/apt/sources.list.d/ubuntu-{suite}.list", $"etc/apt/sources.list.d/ubuntu-{suite}.sources" }),
    ];

    const int MaxWords = 512;

    public ReaderId Id { get; } = new("os/release", 2);

    public IReadOnlyList<Interest> Interests { get; } = [.. Assignments.Concat(Words).Concat(Subscriptions).Select(Interest.File)];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Assignments.Contains(file.Path))
            OsReleaseParser.Parse(file.Bytes, evidence.Limits, facts);
        else if (FieldText.Of(file.Bytes[..Math.Min(file.Bytes.Length, MaxWords)], evidence.Limits) is { } text)
            facts["text"] = text;
        if (facts.Count > 0)
            evidence.Add(new Observation(Id.Name, file.Path, facts));
    }
}
