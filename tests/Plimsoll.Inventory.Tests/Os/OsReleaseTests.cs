using Plimsoll.Inventory.Os.Release;

namespace Plimsoll.Inventory.Tests.Os;

public class OsReleaseTests
{
    static readonly CataloguerTest Release = CataloguerTest.Of(new OsReleaseCataloguer());

    [Theory]
    [InlineData("ID=debian", "ID", "debian")]
    [InlineData("ID=\"opensuse-leap\"", "ID", "opensuse-leap")]
    [InlineData("NAME='Fedora Linux'", "NAME", "Fedora Linux")]
    [InlineData("NAME=\"a \\\"quoted\\\" \\$name\"", "NAME", "a \"quoted\" $name")]
    [InlineData("# ID=no\nID=yes\r\n", "ID", "yes")]
    public void Values_are_unquoted_as_a_shell_would(string text, string name, string value) =>
        Assert.Equal(value, Release.On("etc/os-release", text).Observations.Single().Facts[name]);

    [Fact]
    public void Older_files_are_kept_as_their_text() =>
        Assert.Equal("CentOS release 6.10 (Final)", Release.On("etc/redhat-release", "CentOS release 6.10 (Final)\n").Observations.Single().Facts["text"]);
}
