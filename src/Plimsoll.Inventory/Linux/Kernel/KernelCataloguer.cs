using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Linux.Kernel;

/// <summary>Reads which kernel an image boots: <c>boot/vmlinuz-*</c>, and <c>lib/modules/RELEASE/vmlinuz</c> where distributions keep it beside its modules.</summary>
/// <remarks>
/// The Linux/x86 boot protocol: <c>HdrS</c> at 0x202, and at 0x20E where, counted from 0x200, the release and how it was built stand as text. Kernels of other
/// machines say it in the clear (<c>Linux version …</c>) unless they are compressed; then the file's name tells.
/// </remarks>
public sealed partial class KernelCataloguer : IFileReader
{
    public const string Name = "linux-kernel";

    const int MagicAt = 0x202;
    const int PointerAt = 0x20E;
    const int Base = 0x200;
    const int MaxText = 512;
    const int Arm64MagicAt = 56;

    public ReaderId Id { get; } = new("linux/kernel", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.FilesIn("boot"), Interest.Named("vmlinuz")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("usr/"u8))
            path = path[4..];
        return path.StartsWith("boot/vmlinuz-"u8) || path.StartsWith("boot/vmlinux-"u8) || (path.StartsWith("lib/modules/"u8) && path.EndsWith("/vmlinuz"u8) && path.Count((byte)'/') == 3);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var (text, basis) = Text(file.Bytes) is { } own ? (own, "kernel header") : (NameOf(file), "file name");
        var release = text.AsSpan(0, text.AsSpan().IndexOfAny(" \0\n") is var end and >= 0 ? end : text.Length);
        if (!IsKernel(file.Bytes) || !Release().IsMatch(release))
        {
            evidence.Gap(GapCode.Malformed, "it is named as a kernel and says no release of one");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Generic,
            Name = Name,
            Version = release.ToString(),
            Cpes = [$"cpe:2.3:o:linux:linux_kernel:{Upstream(text, release)}:*:*:*:*:*:*:*"],
            Basis = basis,
        });
    }

    static string? Text(ReadOnlySpan<byte> file)
    {
        if (IsX86(file))
            return file.Length > PointerAt + 1 && System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(file[PointerAt..]) is > 0 and var at && Base + at < file.Length ? ToText(file[(Base + at)..]) : null;
        var banner = file.IndexOf("Linux version "u8);
        return banner < 0 ? null : ToText(file[(banner + "Linux version ".Length)..]);
    }

    static string ToText(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, MaxText)];
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    // "boot/vmlinuz-6.1.0-18-arm64", "lib/modules/6.6.8-200.fc39.aarch64/vmlinuz".
    static string NameOf(FileContent file)
    {
        var parts = file.Path.Split('/');
        return parts[^1] == "vmlinuz" && parts.Length > 1 ? parts[^2] : parts[^1][(parts[^1].IndexOf('-', StringComparison.Ordinal) + 1)..];
    }

    static bool IsX86(ReadOnlySpan<byte> file) => file.Length > MagicAt + 4 && file[MagicAt..].StartsWith("HdrS"u8);

    static bool IsKernel(ReadOnlySpan<byte> file) =>
        IsX86(file) || file is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [0x1F, 0x8B, ..] or [(byte)'M', (byte)'Z', ..] || (file.Length > Arm64MagicAt + 4 && file[Arm64MagicAt..].StartsWith("ARMd"u8));

    // Debian's and its kin's release keeps the number of the first upload of a series; what it is made of stands at the end.
    static string Upstream(string text, ReadOnlySpan<char> release) =>
        DebianBuild().Match(text) is { Success: true } build ? build.Groups["version"].Value : Numbers().Match(release.ToString()).Value;

    [GeneratedRegex("^[0-9]+\\.[0-9]+[0-9A-Za-z._+~-]{0,120}$", RegexOptions.NonBacktracking)]
    private static partial Regex Release();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(" Debian (?<version>[0-9]+(\\.[0-9]+)+)-", RegexOptions.NonBacktracking)]
    private static partial Regex DebianBuild();
}
