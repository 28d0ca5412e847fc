using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Settling;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Tests.Settling;

public class RpmDatabasesTests
{
    [Fact]
    public void Packages_of_a_database_that_rpm_converted_are_left_out_and_told()
    {
        List<Gap> gaps = [];
        var settled = RpmDatabases.Settle([File("var/lib/rpm/Packages", "bash 1", "gone 1"), File("var/lib/rpm/rpmdb.sqlite", "bash 1", "tar 2"), File("opt/rpm/Packages", "other 1")], gaps);
        Assert.Equal(["var/lib/rpm/rpmdb.sqlite", "opt/rpm/Packages"], settled.Select(f => f.Evidence.Path));
        Assert.StartsWith("1 packages stand in this database alone", Assert.Single(gaps).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_new_database_hides_nothing()
    {
        List<Gap> gaps = [];
        Assert.Equal(2, RpmDatabases.Settle([File("var/lib/rpm/Packages", "bash 1"), File("var/lib/rpm/rpmdb.sqlite")], gaps).Count);
        Assert.Empty(gaps);
    }

    static SquashedFile File(string path, params string[] packages) => new(new FileEvidence
    {
        Path = path,
        Reader = "rpm",
        Packages = [.. packages.Select(p => new Package { Type = PackageType.Rpm, Name = p.Split(' ')[0], Version = p.Split(' ')[1] })],
    }, 0, null);
}
