using System.Text;
using CsCheck;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Inventory.Binary.Classifiers.Engine;

namespace Plimsoll.Inventory.Tests.Binary;

public class ClassifierFileTest
{
    const string Good = """
        name: thing
        description: A thing
        home: https://thing.example
        purl: pkg:golang/example.org/thing@v{version}
        cpes:
        - cpe:2.3:a:thing:thing:{version}:*:*:*:*:*:*:*
        files:
        - thing
        - 'libthing*.so*'
        needs:
        - "\0mark"
        unless:
        - fork
        patterns:
        - find: "thing "
          match: 'thing (?<version>[0-9.+]+)'
        """;

    [Fact]
    public void A_classifier_says_what_is_sought_where_and_what_is_found()
    {
        var thing = ClassifierFile.Parse(Encoding.UTF8.GetBytes(Good));
        var package = thing.Find("\0mark thing 1.2+3 "u8)!;
        Assert.Equal((PackageType.Golang, "example.org/thing", "v1.2+3", "binary: thing"), (package.Type, package.Name, package.Version, package.Basis));
        Assert.Equal(@"cpe:2.3:a:thing:thing:1.2\+3:*:*:*:*:*:*:*", Assert.Single(package.Cpes));
        Assert.Null(thing.Find("mark thing 1.2"u8));
        Assert.Null(thing.Find("\0mark thing 1.2 fork"u8));
    }

    [Theory]
    [InlineData("name: thing", "nome: thing")]
    [InlineData("home: https://thing.example", "hone: https://thing.example")]
    [InlineData("purl: pkg:golang/example.org/thing@v{version}", "purl: pkg:golang/example.org/thing")]
    [InlineData("purl: pkg:golang/example.org/thing@v{version}", "purl: thing")]
    [InlineData("purl: pkg:golang/example.org/thing@v{version}", "purl: pkg:unheard/thing@{version}")]
    [InlineData("- thing\n- 'libthing*.so*'", "- '*'")]
    [InlineData("- thing\n- 'libthing*.so*'", "- a: b")]
    [InlineData("- find: \"thing \"", "- seek: \"thing \"")]
    [InlineData("(?<version>", "(?<other>")]
    [InlineData("- find: \"thing \"", "- before: 100000\n  find: \"thing \"")]
    [InlineData("- find: \"thing \"", "- before: -1\n  find: \"thing \"")]
    public void A_classifier_that_is_not_as_it_should_be_is_refused(string good, string bad)
    {
        var text = Good.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Good.ReplaceLineEndings("\n"), text);
        Assert.Throws<MalformedDocumentException>(() => ClassifierFile.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Every_expression_of_ours_is_one_that_never_goes_back() =>
        Assert.All(ClassifierSet.BuiltIn.All.SelectMany(c => c.Patterns), p => Assert.NotNull(p.Expression));

    [Fact]
    public void No_bytes_are_worse_than_a_malformed_document() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.True(Record.Exception(() => ClassifierFile.Parse(bytes)) is null or MalformedDocumentException));

    [Theory]
    [InlineData("nginx", "usr/sbin/nginx", true)]
    [InlineData("nginx", "nginx", true)]
    [InlineData("nginx", "usr/sbin/nginx-debug", false)]
    [InlineData("nginx", "usr/sbin/xnginx", false)]
    [InlineData("libssl.so*", "usr/lib/libssl.so.3", true)]
    [InlineData("libssl.so*", "usr/lib/libssl.so/3", false)]
    [InlineData("python3.??", "usr/bin/python3.11", true)]
    [InlineData("python3.??", "usr/bin/python3.1", false)]
    [InlineData("python3.??", "usr/bin/python3./1", false)]
    [InlineData("server/libjvm.so", "opt/java/lib/server/libjvm.so", true)]
    [InlineData("server/libjvm.so", "opt/java/lib/client/libjvm.so", false)]
    [InlineData("server/libjvm.so", "opt/java/lib/xserver/libjvm.so", false)]
    [InlineData("server/libjvm.so", "libjvm.so", false)]
    [InlineData("a*b*c", "x/aXbYbZc", true)]
    [InlineData("a*b*c", "x/aXbYbZ", false)]
    [InlineData("a*/b", "x/aa/b", true)]
    [InlineData("a*/b", "x/a/a/b", true)]
    [InlineData("a*/b", "a/x/b", false)]
    public void A_glob_matches_a_name_or_the_end_of_a_path(string glob, string path, bool matches) =>
        Assert.Equal(matches, new PathGlob(glob).Matches(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void What_must_agree_and_does_not_tells_nothing()
    {
        var pattern = new BytePattern("\0v"u8.ToArray(), @"\x00v(?<version>[0-9.]+)\x00", 0, 16, once: true);
        Assert.Equal("1.2", pattern.VersionIn("..\0v1.2\0..\0v1.2\0"u8));
        Assert.Null(pattern.VersionIn("..\0v1.2\0..\0v1.3\0"u8));
    }

    [Fact]
    public void A_version_that_is_one_number_is_taken_apart() =>
        Assert.Equal("2.9.14", new BytePattern("::"u8.ToArray(), "::(?<major>2)(?<minor>[0-9]{2})(?<patch>[0-9]{2})", 0, 16, once: false).VersionIn("::20914"u8));
}
