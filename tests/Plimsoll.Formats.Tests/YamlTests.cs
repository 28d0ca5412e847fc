using System.Text;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Yaml;

namespace Plimsoll.Formats.Tests;

public class YamlTests
{
    [Fact]
    public void Scalars_stay_the_texts_that_they_are()
    {
        using var document = YamlFile.Parse("version: 1.10\nnothing: ~\nlist: [on, 'x']\n"u8);
        Assert.Equal("1.10", document.RootElement.Text("version"));
        Assert.Null(document.RootElement.Get("nothing"));
        Assert.Equal(["on", "x"], document.RootElement.Texts("list"));
    }

    [Fact]
    public void Each_document_of_a_file_is_one()
    {
        var documents = YamlFile.Documents("a: 1\n---\nb: 2\n"u8, 2);
        Assert.Equal(["1", "2"], [documents[0].RootElement.Text("a"), documents[1].RootElement.Text("b")]);
        Assert.Contains("more than one", Assert.Throws<MalformedDocumentException>(() => YamlFile.Parse("a: 1\n---\nb: 2\n"u8)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "aliases")]
    [InlineData("? [1]\n: 2", "no text")]
    [InlineData("a: [", "YAML")]
    [InlineData("", "empty")]
    public void What_cannot_be_read_is_refused(string text, string says) =>
        Assert.Contains(says, Assert.Throws<MalformedDocumentException>(() => YamlFile.Parse(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("deeper", Assert.Throws<MalformedDocumentException>(() => YamlFile.Parse(Encoding.UTF8.GetBytes(new string('[', 200)))).Message, StringComparison.Ordinal);
}
