using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Linux.Kernel;

namespace Plimsoll.Inventory.Linux.Modules;

/// <summary>Reads kernel modules that are not of the kernel's own source: drivers of vendors, of DKMS, of people.</summary>
/// <remarks>
/// modinfo(8): the section <c>.modinfo</c> of NUL-ended <c>key=value</c>. The build of the kernel marks its own by <c>intree=Y</c>, and installs them below
/// <c>kernel/</c>, of which there are thousands; they are the kernel, so they are not even read.
/// </remarks>
public sealed class ModulesCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("linux/modules", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".ko"), Interest.Ending(".ko.xz"), Interest.Ending(".ko.zst"), Interest.Ending(".ko.gz")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("usr/"u8))
            path = path[4..];
        if (!path.StartsWith("lib/modules/"u8))
            return false;
        path = path["lib/modules/".Length..];
        var slash = path.IndexOf((byte)'/');
        return slash > 0 && !path[(slash + 1)..].StartsWith("kernel/"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (ModuleBytes.Plain(file, evidence) is not { } bytes)
            return;
        if (ModuleInfo.Of(bytes.Span, evidence.Limits) is not { } info)
            evidence.Gap(GapCode.Malformed, "it is named as a kernel module and has no section .modinfo");
        else if (info.GetValueOrDefault("intree") != "Y")
            evidence.Add(ToPackage(info, file.FileName));
    }

    static Package ToPackage(IReadOnlyDictionary<string, string> info, ReadOnlySpan<char> fileName) => new()
    {
        Type = PackageType.Generic,
        Name = info.GetValueOrDefault("name") is { Length: > 0 } name ? name : fileName[..fileName.IndexOf(".ko", StringComparison.Ordinal)].ToString(),
        Version = info.GetValueOrDefault("version") ?? "",
        Licences = info.GetValueOrDefault("license") is { Length: > 0 } licence ? [licence] : [],
        Maintainer = info.GetValueOrDefault("author"),
        // "6.1.0-18-amd64 SMP preempt mod_unload modversions"
        Dependencies = info.GetValueOrDefault("vermagic")?.Split(' ')[0] is { Length: > 0 } release ? [new Dependency(KernelCataloguer.Name, release)] : [],
        Basis = "modinfo",
    };
}
