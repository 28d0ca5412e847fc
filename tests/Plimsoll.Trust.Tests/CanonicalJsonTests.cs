using System.Text;
using CsCheck;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Tests;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : 1, "a" : [ true, false, null ], "A": {} , "" : [] }""", """{"":[],"A":{},"a":[true,false,null],"b":1}""")]
    [InlineData("""{"ä":1,"z":2,"😀":3,"\uFF5E":4}""", """{"z":2,"ä":1,"～":4,"😀":3}""")]
    [InlineData("""["\u0041\n\t\u0000\/\"\\"]""", "[\"A\n\t\0/\\\"\\\\\"]")]
    [InlineData("[0,-1,9223372036854775807,-9223372036854775808]", "[0,-1,9223372036854775807,-9223372036854775808]")]
    public void There_is_one_form_of_a_value(string json, string expected) => Assert.Equal(expected, Of(json));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-0")]
    [InlineData("0.5")]
    [InlineData("9223372036854775808")]
    [InlineData("\"\\udc00\"")]
    [InlineData("{\"\\ud800\":1}")]
    public void What_has_no_one_form_is_refused(string json) => Assert.Equal(Refusal.Malformed, Assert.Throws<MetadataException>(() => Of($"[{json}]")).Refusal);

    [Theory]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":{\"b\":1,\"\\u0062\":1}}")]
    [InlineData("{'a':1}")]
    [InlineData("[1,]")]
    [InlineData("NaN")]
    [InlineData("\uFEFF[]")]
    [InlineData("[]x")]
    public void What_is_no_strict_JSON_is_refused(string json) => Assert.Equal(Refusal.Malformed, Assert.Throws<MetadataException>(() => Of(json)).Refusal);

    [Fact]
    public void The_order_of_members_and_white_space_change_nothing() =>
        Gen.Dictionary(Gen.String.AlphaNumeric, Gen.Long).Array[1, 4].Sample(members =>
        {
            var text = string.Join(",", members.SelectMany(m => m).DistinctBy(m => m.Key).Select(m => $"\"{m.Key}\":{m.Value}"));
            var reversed = string.Join(" ,\n", members.SelectMany(m => m).DistinctBy(m => m.Key).Reverse().Select(m => $"\"{m.Key}\" : {m.Value}"));
            Assert.Equal(Of($"{{{text}}}"), Of($"{{{reversed}}}"));
        }, iter: 200);

    static string Of(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(StrictJson.Parse(Encoding.UTF8.GetBytes(json))));
}
