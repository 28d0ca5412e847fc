using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;

namespace Plimsoll.Bills.Tests;

/// <summary>Bills of strangers.</summary>
public class HostileTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("no bill", "another kind")]
    [InlineData("{}", "JSON of another kind")]
    [InlineData("[{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"}]", "list of documents")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"", "not well-formed JSON")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}", "CycloneDX '2.0'")]
    [InlineData("{\"spdxVersion\":\"SPDX-1.2\"}", "SPDX '1.2'")]
    [InlineData("SPDXVersion: SPDX-1.2\n", "SPDX-1.2")]
    [InlineData("SPDXVersion: SPDX-2.3\nSPDXVersion: SPDX-2.3\n", "several documents")]
    [InlineData("SPDXVersion: SPDX-2.3\nPackageComment: <text>without end\n", "no end")]
    [InlineData("SPDXVersion: SPDX-2.3\nno tag\n", "line 2 is no tag")]
    [InlineData("<a/>", "expected the element bom")]
    [InlineData("<bom/>", "name space")]
    [InlineData("<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://spdx.org/rdf/terms#\"/>", "RDF, which is not read")]
    [InlineData("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components>", "not well-formed XML")]
    [InlineData("<!DOCTYPE bom [<!ENTITY a SYSTEM \"/etc/passwd\">]><bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components><component><name>&a;</name></component></components></bom>", "not well-formed XML")]
    [InlineData("{\"predicateType\":\"a\",\"predicate\":{\"predicateType\":\"a\",\"predicate\":{\"predicateType\":\"a\",\"predicate\":{\"predicateType\":\"a\",\"predicate\":{}}}}}", "envelope in an envelope")]
    [InlineData("{\"payloadType\":\"a\",\"payload\":\"%\"}", "no base64")]
    public void What_is_none_is_refused_in_half_a_sentence(string text, string why) =>
        Assert.Contains(why, Assert.Throws<MalformedDocumentException>(() => Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_unpacks_without_end_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[2_000_000]);
        Assert.Contains("unpacks to more than", Assert.Throws<MalformedDocumentException>(() => Read(packed.ToArray(), Limits.Default with { MaxFileBytes = 1_000_000 })).Message, StringComparison.Ordinal);
        Assert.Throws<MalformedDocumentException>(() => Read(packed.ToArray()[..40]));
    }

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void More_packages_than_the_limit_are_a_gap(string format)
    {
        var bill = Read(Written.As(format, RoundTripTests.Result), Limits.Default with { MaxPackagesPerFile = 3 });
        Assert.InRange(bill.Evidence.Packages.Count, 1, 3);
        Assert.Contains(bill.Evidence.Gaps, g => g.Code == GapCode.TooLarge && g.Path == "bom");
    }

    [Fact]
    public void Dependencies_in_circles_and_of_nobody_are_edges_and_nothing_more()
    {
        var bill = Read(Encoding.UTF8.GetBytes("""
            {"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"bom-ref":"a","name":"a","purl":"pkg:npm/a@1"},{"bom-ref":"b","name":"b","purl":"pkg:npm/b@1"},{"bom-ref":"a","name":"again","purl":"pkg:npm/c@1"}],
             "dependencies":[{"ref":"a","dependsOn":["b","a","nobody"]},{"ref":"b","dependsOn":["a"]},{"ref":"nobody","dependsOn":["a"]},{"dependsOn":[1]}]}
            """));
        Assert.Equal(["pkg:npm/b@1"], bill.Evidence.Packages[0].DependsOn);
        Assert.Equal(["pkg:npm/a@1"], bill.Evidence.Packages[1].DependsOn);
    }

    [Fact]
    public void Fields_beyond_the_limit_are_left_out()
    {
        var bill = Read(Encoding.UTF8.GetBytes($$"""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"name":"{{new string('a', 70_000)}}","version":"1"},{"name":"b","description":"{{new string('d', 70_000)}}","purl":"pkg:npm/b@1"}]}"""));
        Assert.Equal("b", Assert.Single(bill.Evidence.Packages).Package.Name);
    }

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void Cut_or_changed_it_is_read_or_refused_and_nothing_else(string format)
    {
        var bytes = Written.As(format, RoundTripTests.Result);
        var random = new Random(int.Parse(format.AsSpan(^1), CultureInfo.InvariantCulture));
        for (var i = 0; i < 400; i++)
        {
            var copy = i % 2 == 0 ? bytes[..random.Next(bytes.Length)] : (byte[])bytes.Clone();
            for (var flips = i % 2 * random.Next(1, 4); flips > 0; flips--)
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            try
            {
                Read(copy);
            }
            catch (MalformedDocumentException)
            {
                // Refused in words of its own.
            }
        }
    }

    static ReadBill Read(byte[] bytes, Limits? limits = null) => BillReader.Read(bytes, "bom", limits ?? Limits.Default);
}
