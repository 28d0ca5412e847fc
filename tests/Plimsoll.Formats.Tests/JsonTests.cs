using System.Text;
using Plimsoll.Formats.Json;

namespace Plimsoll.Formats.Tests;

public class JsonTests
{
    [Theory]
    [InlineData("{} {}")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("[1,]")]
    [InlineData("// no\n{}")]
    public void What_is_no_json_is_refused(string text) =>
        Assert.Throws<MalformedDocumentException>(() => JsonFile.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_that_is_no_utf8_is_refused() => Assert.Throws<MalformedDocumentException>(() => JsonFile.Parse([(byte)'"', 0xFF, (byte)'"']));

    [Fact]
    public void By_hand_comments_and_trailing_commas_may_stand()
    {
        using var document = JsonFile.ParseLenient("{ // why\n \"a\": [1,],\n}"u8);
        Assert.Single(document.RootElement.Items("a"));
    }

    [Fact]
    public void A_byte_order_mark_is_let_pass()
    {
        using var document = JsonFile.Parse([0xEF, 0xBB, 0xBF, .. "{\"a\":\"b\"}"u8]);
        Assert.Equal("b", document.RootElement.Text("a"));
    }
}
