using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>The documentation of this machine's own packages.</summary>
public sealed class MachineLicencesTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();

    [Fact]
    public void Nearly_every_package_of_this_machine_with_a_copyright_file_has_licences()
    {
        Requires.Tool("dpkg-query", "dpkg");
        var documented = ReportedPackage.All(plimsoll.Scan("/", "--no-cache"))
            .Where(p => p.Text("type") == "deb" && File.Exists($"/usr/share/doc/{p.Text("name")}/copyright")).ToList();
        Requires.That(documented.Count > 20, "the copyright files of Debian's packages, which some images leave out");
        var without = documented.Where(p => p.GetProperty("licences").GetArrayLength() == 0).Select(p => p.Text("name")).ToList();
        Assert.True(without.Count * 10 <= documented.Count, $"{without.Count} of {documented.Count} have none: {string.Join(' ', without)}");
    }

    public void Dispose() => plimsoll.Dispose();
}
