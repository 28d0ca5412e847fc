using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Executables;

namespace Plimsoll.Inventory.Rust.Audit;

/// <summary>Crates by the places of their sources, which the compiler leaves in programs for messages of panics.</summary>
/// <remarks><c>…/registry/src/INDEX/NAME-VERSION/src/lib.rs</c>. Crates that cannot panic leave none, so the list has holes.</remarks>
static class PanicPaths
{
    public const string Basis = "panic messages";

    /// <summary>The longest name of an index's directory, and of a crate with its version.</summary>
    const int LongestPart = 192;

    static readonly string[] Constants = [".rodata", ".rdata", "__const", "__cstring"];

    public static void Read(ReadOnlySpan<byte> file, ExecutableFile executable, EvidenceSink evidence)
    {
        var seen = new HashSet<(string, string)>();
        var hasConstants = false;
        foreach (var section in executable.Sections)
            if (Constants.Contains(section.Name))
            {
                hasConstants = true;
                if (!ReadIn(ExecutableFile.Data(file, section), seen, evidence))
                    return;
            }

        if (hasConstants)
            return;
        foreach (var segment in executable.Segments)
            if (!ReadIn(ExecutableFile.Data(file, segment), seen, evidence))
                return;
    }

    static bool ReadIn(ReadOnlySpan<byte> bytes, HashSet<(string, string)> seen, EvidenceSink evidence) =>
        ReadIn(bytes, "/registry/src/"u8, (byte)'/', seen, evidence) && ReadIn(bytes, "\\registry\\src\\"u8, (byte)'\\', seen, evidence);

    static bool ReadIn(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark, byte separator, HashSet<(string, string)> seen, EvidenceSink evidence)
    {
        while (bytes.IndexOf(mark) is >= 0 and var at)
        {
            bytes = bytes[(at + mark.Length)..];
            var index = Part(bytes, separator);
            if (index <= 0 || Part(bytes[(index + 1)..], separator) is not (> 0 and var length))
                continue;
            var crate = Encoding.UTF8.GetString(bytes.Slice(index + 1, length));
            if (CrateDirectory.Of(crate) is { } found && seen.Add(found) && !evidence.Add(Crate(found)))
                return false;
        }

        return true;
    }

    static int Part(ReadOnlySpan<byte> bytes, byte separator) => bytes[..Math.Min(LongestPart, bytes.Length)].IndexOf(separator);

    static Package Crate((string Name, string Version) crate) => new() { Type = PackageType.Cargo, Name = crate.Name, Version = crate.Version, Basis = Basis };
}
