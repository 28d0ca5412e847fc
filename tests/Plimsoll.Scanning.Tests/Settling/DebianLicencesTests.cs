using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Inventory;

namespace Plimsoll.Scanning.Tests.Settling;

public class DebianLicencesTests
{
    const string Zlib = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: Zlib\n";

    static string Status(params string[] packages) => string.Concat(packages.Select(p => $"Package: {p}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\n"));

    static SubjectEvidence Gather(params ScriptedLayer[] layers) =>
        new EvidenceGatherer(Cataloguers.All, cache: null).Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), layers), new ScanOptions { Threads = 1 }, CancellationToken.None);

    static string Licences(SubjectEvidence evidence, string package) => string.Join(' ', evidence.Packages.Single(p => p.Package.Name == package).Package.Licences);

    [Fact]
    public void A_package_has_the_licences_of_its_copyright_file_and_the_report_has_them_once()
    {
        var evidence = Gather(new ScriptedLayer().File("var/lib/dpkg/status", Status("a", "b", "a:i386")).File("etc/debian_version", "12.1\n")
            .File("usr/share/doc/a/copyright", Zlib + "\nFiles: x\nLicense: GPL-2+ or Artistic\n").File("usr/share/doc/gone/copyright", Zlib));
        Assert.Equal("GPL-2.0-or-later OR Artistic-1.0-Perl Zlib", Licences(evidence, "a"));
        Assert.Empty(Licences(evidence, "b"));
        Assert.Equal(["etc/debian_version", "usr/share/doc/gone/copyright"], evidence.Observations.Select(o => o.Subject));
    }

    [Theory]
    [InlineData("usr/share/doc/b", "a")]
    [InlineData("usr/share/doc/b", "/usr/share/doc/a")]
    [InlineData("usr/share/doc/b", "../../../usr/share/doc/c")]
    [InlineData("usr/share/doc/b/copyright", "../a/copyright")]
    public void A_link_to_another_packages_directory_lends_its_licences_and_costs_no_second_reading(string path, string target)
    {
        var layer = new ScriptedLayer().File("var/lib/dpkg/status", Status("a", "b")).File("usr/share/doc/a/copyright", Zlib).Link("usr/share/doc/c", "a").Link(path, target);
        Assert.Equal("Zlib", Licences(Gather(layer), "b"));
        Assert.Equal(1, layer.Walks);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("nowhere")]
    [InlineData("../../../etc/a")]
    public void Links_in_circles_or_out_of_the_documentation_lend_none(string target) =>
        Assert.Empty(Licences(Gather(new ScriptedLayer().File("var/lib/dpkg/status", Status("a", "b")).File("etc/a/copyright", Zlib).Link("usr/share/doc/b", target)), "b"));

    [Fact]
    public void Licences_are_those_of_the_uppermost_layer()
    {
        var below = new ScriptedLayer().File("var/lib/dpkg/status", Status("a", "b", "c")).File("usr/share/doc/a/copyright", Zlib).File("usr/share/doc/b/copyright", Zlib).File("usr/share/doc/c/copyright", Zlib);
        var above = new ScriptedLayer().File("usr/share/doc/a/copyright", "see /usr/share/common-licenses/GPL-3").File("usr/share/doc/.wh.b", "").Link("usr/share/doc/c", "a");
        var evidence = Gather(below, above);
        Assert.Equal(("GPL-3.0-only", "", "GPL-3.0-only"), (Licences(evidence, "a"), Licences(evidence, "b"), Licences(evidence, "c")));
    }

    [Fact]
    public void Other_kinds_of_packages_keep_what_their_database_says() =>
        Assert.Equal("MIT", Licences(Gather(new ScriptedLayer().File("lib/apk/db/installed", "P:a\nV:1-r0\nL:MIT\n\n").File("usr/share/doc/a/copyright", Zlib)), "a"));
}
