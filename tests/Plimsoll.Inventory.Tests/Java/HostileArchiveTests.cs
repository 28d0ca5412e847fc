using System.Buffers.Binary;
using System.IO.Compression;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Java.Archive;
using Plimsoll.Testing.Archives;

namespace Plimsoll.Inventory.Tests.Java;

public class HostileArchiveTests
{
    static readonly CataloguerTest Java = CataloguerTest.Of(new JavaArchiveCataloguer());
    static readonly byte[] Core = Jar.Of(Jar.Properties("log4j", "log4j", "1.2.17"));

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Jar_in_jar_two_hundred_times_ends_at_the_limit(CompressionLevel level)
    {
        var evidence = Java.On("a.jar", ZipFixture.Nested(200, Core, level));
        Assert.Equal(Limits.Default.MaxArchiveDepth, evidence.Packages.Count);
        var gap = Assert.Single(evidence.Gaps);
        Assert.Equal(GapCode.TooLarge, gap.Code);
        Assert.Contains("16 deep", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jar_in_jar_as_deep_as_the_limit_is_read() =>
        Assert.Contains(Java.On("a.jar", ZipFixture.Nested(Limits.Default.MaxArchiveDepth - 1, Core)).Packages, p => p.Name == "log4j:log4j");

    [Fact]
    public void A_bomb_of_packed_jars_ends_with_the_budget_they_share()
    {
        var zeros = ZipFixture.Of(CompressionLevel.NoCompression, ("zeros", new byte[1_000_000]));
        var bomb = ZipFixture.Of(CompressionLevel.Optimal, [.. Enumerable.Range(0, 20).Select(i => ($"{i}.jar", (object)zeros))]);
        var evidence = Java.On("a.jar", bomb, Limits.Default with { MaxArchiveBytes = 5_500_000 });
        Assert.Equal(1 + 5, evidence.Packages.Count);
        Assert.All(evidence.Gaps, g => Assert.Equal(GapCode.TooLarge, g.Code));
    }

    [Fact]
    public void What_is_held_at_once_is_bounded_over_all_depths()
    {
        // Each level unfolds to a megabyte more than the one in it.
        var jar = Core;
        for (var i = 0; i < 8; i++)
            jar = ZipFixture.Of(CompressionLevel.Optimal, ("a.jar", ZipFixture.Of(CompressionLevel.NoCompression, ("a.jar", jar), ("zeros", new byte[1_000_000]))));
        Assert.Contains(Java.On("a.jar", jar, Limits.Default with { MaxArchiveDepth = 30 }).Packages, p => p.Name == "log4j:log4j");
        var evidence = Java.On("a.jar", jar, Limits.Default with { MaxArchiveDepth = 30, MaxFileBytes = 3_000_000 });
        Assert.DoesNotContain(evidence.Packages, p => p.Name == "log4j:log4j");
        Assert.Contains("held", Assert.Single(evidence.Gaps).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_in_long_names_do_not_multiply()
    {
        var name = new string('n', 60_000);
        var inner = ZipFixture.Of([.. Enumerable.Range(0, 400).Select(i => ($"{i}.jar", (object)ZipFixture.Of()))]);
        var evidence = Java.On("a.jar", ZipFixture.Of(($"{name}.jar", inner)), Limits.Default with { MaxOwnedBytesPerFile = 10_000_000 });
        Assert.InRange(evidence.Packages.Count, 1, 100);
        Assert.Contains("names of what it holds", Assert.Single(evidence.Gaps).Message, StringComparison.Ordinal);
        Assert.True(evidence.Gaps[0].Message.Length < 1000);
    }

    [Fact]
    public void Thousands_of_broken_members_are_given_up()
    {
        var jar = ZipFixture.Of(CompressionLevel.NoCompression, [.. Enumerable.Range(0, 3000).Select(i => ($"{i}.jar", (object)"no jar"))]);
        var evidence = Java.On("a.jar", jar);
        Assert.Single(evidence.Packages);
        Assert.Contains(evidence.Gaps, g => g.Message.Contains("980 more problems", StringComparison.Ordinal) || g.Message.Contains("981 more problems", StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_are_counted_against_the_limit()
    {
        var jar = Jar.Of([.. Enumerable.Range(0, 50).Select(i => Jar.Properties("a.b", $"p{i}", "1"))]);
        var evidence = Java.On("a.jar", jar, Limits.Default with { MaxPackagesPerFile = 10 });
        Assert.Equal(10, evidence.Packages.Count);
        Assert.Equal(GapCode.TooLarge, Assert.Single(evidence.Gaps).Code);
    }

    [Fact]
    public void Encrypted_members_are_a_gap_and_the_rest_is_read()
    {
        var jar = Jar.Of(Jar.Properties("a.b", "secret", "1"), Jar.Properties("a.b", "open", "2"));
        var header = jar.AsSpan().IndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(jar.AsSpan(header + 8), 1);
        var evidence = Java.On("open-2.jar", jar);
        Assert.Equal("a.b:open", Assert.Single(evidence.Packages).Name);
        Assert.Equal((GapCode.Unsupported, "1 of its members are encrypted"), (evidence.Gaps[0].Code, evidence.Gaps[0].Message));
    }

    [Theory]
    [InlineData("PK\x03\x04 cut", GapCode.Truncated)]
    [InlineData("no jar at all", GapCode.Malformed)]
    public void A_broken_jar_is_a_gap(string bytes, GapCode code)
    {
        var evidence = Java.On("a-1.0.jar", bytes);
        Assert.Empty(evidence.Packages);
        Assert.Equal(code, Assert.Single(evidence.Gaps).Code);
    }

    [Fact]
    public void A_broken_jar_in_a_good_one_is_a_gap_that_says_where()
    {
        var evidence = Java.On("a.war", ZipFixture.Of(("WEB-INF/lib/b.jar", "nothing"), ("WEB-INF/lib/c.jar", Core)));
        Assert.Contains(evidence.Packages, p => p.Inside == "WEB-INF/lib/c.jar");
        Assert.Equal("WEB-INF/lib/b.jar: it is no zip archive", Assert.Single(evidence.Gaps).Message);
    }

    [Fact]
    public void A_broken_pom_is_a_gap_and_its_properties_still_count()
    {
        var evidence = Java.On("b-1.jar", Jar.Of(Jar.Properties("a.b", "b", "1"), ("META-INF/maven/a.b/b/pom.xml", "<project><artifactId>")));
        Assert.Equal("a.b:b", Assert.Single(evidence.Packages).Name);
        Assert.StartsWith("META-INF/maven/a.b/b/pom.xml: ", Assert.Single(evidence.Gaps).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_archives_that_are_called_rar_are_none_of_javas() => Assert.Empty(Java.On("a.rar", "Rar!\x1A\x07\0").Gaps);

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var jar = ZipFixture.Of(
            ("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-SymbolicName: a.b.c;x=y\nBundle-License: a;b=\"c\",d\nImplementation-Version: 1\n"), Jar.Properties("a.b", "c", "1"), ("META-INF/maven/a.b/c/pom.xml", "<project><artifactId>c</artifactId><groupId>${g}</groupId><properties><g>a</g></properties></project>"),
            ("lib/log4j-1.2.jar", Jar.Of(Jar.Class("org/apache/log4j/A"))));
        Java.NeverThrowsOnAnyPrefixOf("a-1.jar", jar);
        Java.NeverThrowsOnFlipsOf("a-1.jar", jar, 5000);
    }
}
