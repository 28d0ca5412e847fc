using System.Text.RegularExpressions;
using Plimsoll.Formats.Executables;
using Plimsoll.Testing;

namespace Plimsoll.Formats.Tests.Executables;

/// <summary>The programs and libraries of this machine, compared with what readelf reads of them.</summary>
public partial class RealExecutableTests
{
    const int Files = 250;

    [Fact]
    public void What_readelf_says_of_this_machines_files_is_what_is_read()
    {
        Requires.Tool("readelf", "binutils");
        var files = Directory.EnumerateFiles("/usr/bin").Order(StringComparer.Ordinal).Take(Files)
            .Concat(Directory.EnumerateFiles("/usr/lib/x86_64-linux-gnu", "*.so*").Order(StringComparer.Ordinal).Take(Files)).Where(IsElf).ToList();
        Assert.True(files.Count > 50);
        var said = Command.Try("readelf", ["-hdnSW", .. files]).Output.Split("\nFile: ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Count, said.Length);
        foreach (var (path, text) in files.Zip(said))
            Agree(path, text);
    }

    static void Agree(string path, string said)
    {
        Assert.True(ExecutableFile.TryRead(File.ReadAllBytes(path), out var elf), path);
        Assert.True(elf.Problem is null, $"{path}: {elf.Problem}");
        Assert.Equal(NeededLine().Matches(said).Select(m => m.Groups[1].Value), elf.Needed);
        Assert.Equal(Text(SoNameLine().Match(said)), elf.SoName);
        Assert.Equal(Text(BuildIdLine().Match(said)), elf.BuildId);
        Assert.Equal(Text(CountLine().Match(said)) ?? "0", (elf.Sections.Count + (elf.Sections.Count == 0 ? 0 : 1)).ToString(null, null));
        foreach (Match section in SectionLine().Matches(said))
            Assert.Contains(elf.Sections, s => s.Name == section.Groups[1].Value && s.Address == Convert.ToUInt64(section.Groups[3].Value, 16)
                && s.Length == (section.Groups[2].Value == "NOBITS" ? 0 : Convert.ToInt64(section.Groups[5].Value, 16)));
        Assert.Equal(said.Contains("Flags: PIE", StringComparison.Ordinal) || said.Contains("(Executable file)", StringComparison.Ordinal) || said.Contains("Position-Independent Executable", StringComparison.Ordinal), elf.Kind == ExecutableKind.Program);
    }

    static string? Text(Match match) => match.Success ? match.Groups[1].Value : null;

    static bool IsElf(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[4];
        return file.Length < 64 * 1024 * 1024 && file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.AsSpan().SequenceEqual("\u007fELF"u8);
    }

    [GeneratedRegex(@"\(NEEDED\).*\[(.*)\]")]
    private static partial Regex NeededLine();

    [GeneratedRegex(@"\(SONAME\).*\[(.*)\]")]
    private static partial Regex SoNameLine();

    [GeneratedRegex(@"Build ID: ([0-9a-f]+)")]
    private static partial Regex BuildIdLine();

    [GeneratedRegex(@"Number of section headers: +(\d+)")]
    private static partial Regex CountLine();

    [GeneratedRegex(@"^ +\[ *\d+\] (\S+) +(\S+) +([0-9a-f]{16}) ([0-9a-f]+) ([0-9a-f]+) ", RegexOptions.Multiline)]
    private static partial Regex SectionLine();
}
