using Plimsoll.Formats.Json;
using Plimsoll.Formats.Toml;

namespace Plimsoll.Formats.Tests;

public class TomlTests
{
    [Fact]
    public void A_table_becomes_the_json_it_stands_for()
    {
        using var document = TomlFile.Parse("""
            version = 4
            when = 2024-01-02T03:04:05Z
            [[package]]
            name = "serde"
            features = ["std", "derive"]
            source = { url = "https://example.org", secure = true }
            """u8);
        var package = Assert.Single(document.RootElement.Items("package"));
        Assert.Equal("serde", package.Text("name"));
        Assert.Equal(["derive", "std"], package.Texts("features"));
        Assert.True(package.Get("source")!.Value.IsTrue("secure"));
        Assert.StartsWith("2024-01-02", document.RootElement.Text("when"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = ", "TOML")]
    [InlineData("[x", "TOML")]
    public void What_is_no_toml_is_refused(string text, string says) =>
        Assert.Contains(says, Assert.Throws<MalformedDocumentException>(() => TomlFile.Parse(System.Text.Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused_and_never_overflows_the_stack()
    {
        var deep = "a = " + new string('[', 5000) + new string(']', 5000);
        Assert.Throws<MalformedDocumentException>(() => TomlFile.Parse(System.Text.Encoding.UTF8.GetBytes(deep)));
    }
}
