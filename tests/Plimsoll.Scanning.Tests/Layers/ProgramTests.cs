using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Inventory;
using Plimsoll.Scanning.Settling;

namespace Plimsoll.Scanning.Tests.Layers;

public class ProgramTests
{
    static readonly byte[] Elf = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[100]];

    [Fact]
    public void Programs_are_known_by_their_first_bytes_and_not_by_their_bits()
    {
        var layer = new ScriptedLayer().Program("opt/tool", Elf).Program("opt/script", [.. "#!/bin/sh\n"u8, .. new byte[100]]).Program("opt/lib.so.1", Elf, mode: 0).Program("opt/data", Elf, mode: 0);
        Assert.Equal(["opt/lib.so.1", "opt/tool"], Unowned(layer));
    }

    [Fact]
    public void A_java_class_is_no_mach_o_program() =>
        Assert.Empty(Unowned(new ScriptedLayer().Program("opt/A.class", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 61, .. new byte[100]])));

    [Fact]
    public void A_program_that_a_package_owns_is_not_told_whatever_its_list_calls_the_directory()
    {
        var layer = new ScriptedLayer()
            .File("var/lib/dpkg/status", "Package: tool\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n")
            .File("var/lib/dpkg/info/tool.list", "/.\n/bin/tool\n/usr/lib/tool.so\n")
            .Program("usr/bin/tool", Elf).Program("usr/lib/tool.so", Elf).Program("usr/bin/other", Elf);
        Assert.Equal(["usr/bin/other"], Unowned(layer));
    }

    [Fact]
    public void Programs_that_are_fetched_one_by_one_are_fetched_only_where_no_package_owns_them()
    {
        var layer = new ScriptedLayer { IsInParts = true }
            .File("var/lib/dpkg/status", "Package: tool\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n")
            .File("var/lib/dpkg/info/tool.list", "/.\n/bin/tool\n")
            .Program("usr/bin/tool", Elf).Program("usr/bin/other", Elf);
        Assert.Equal(["usr/bin/other"], Unowned(layer));
        Assert.DoesNotContain("usr/bin/tool", layer.Contents);
    }

    [Fact]
    public void A_later_entry_of_a_path_stands_for_an_earlier_one()
    {
        var layer = new ScriptedLayer().Program("opt/tool", Elf).Link("opt/tool", "other");
        Assert.Empty(Unowned(layer));
    }

    static IEnumerable<string> Unowned(ScriptedLayer layer) =>
        new EvidenceGatherer([.. Cataloguers.All.Where(c => c.Id.Name != OwnershipSettler.ProgramReader), new ProgramReader()], cache: null)
            .Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), [layer]), new ScanOptions { Threads = 1 }, CancellationToken.None)
            .Observations.Where(o => o.Reader == OwnershipSettler.UnownedReader).Select(o => o.Subject);

    sealed class ProgramReader : IFileReader
    {
        public ReaderId Id { get; } = new(OwnershipSettler.ProgramReader, 1);

        public IReadOnlyList<Interest> Interests { get; } = [Interest.Executables()];

        public void Read(FileContent file, EvidenceSink evidence) => evidence.Add(new Observation(Id.Name, file.Path, new Dictionary<string, string>()));
    }
}
