using System.Text;
using CsCheck;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Alpine.Apk;

namespace Plimsoll.Inventory.Tests.Alpine;

public class ApkTests
{
    const string Path = "lib/apk/db/installed";
    const string Database = """
        C:Q1abc=
        P:libcrypto3
        V:3.1.4-r1
        A:x86_64
        L:Apache-2.0
        o:openssl
        m:Somebody <a@b>
        F:lib
        R:libcrypto.so.3
        a:0:0:755
        F:etc/ssl
        R:openssl.cnf

        P:musl
        V:1.2.4-r2

        """;

    static readonly CataloguerTest Apk = CataloguerTest.Of(new ApkCataloguer());

    [Fact]
    public void Paths_that_unfold_beyond_the_limit_are_one_gap_and_the_packages_stay()
    {
        var unfolding = string.Concat(Enumerable.Range(0, 3).Select(i => $"P:p{i}\nV:1\nF:{new string('d', 1000)}\n{string.Concat(Enumerable.Repeat("R:f\n", 100))}\n"));
        var evidence = Apk.On(Path, Encoding.UTF8.GetBytes(unfolding), Limits.Default with { MaxOwnedBytesPerFile = 150_000 });
        Assert.Equal(3, evidence.Packages.Count);
        Assert.Equal("p0", Assert.Single(evidence.Ownerships).Package);
        Assert.Equal(GapCode.TooLarge, Assert.Single(evidence.Gaps).Code);
    }

    [Fact]
    public void Packages_are_read_with_origin_licence_and_files()
    {
        var evidence = Apk.On(Path, Database);
        var crypto = evidence.Packages[0];
        Assert.Equal(("libcrypto3", "3.1.4-r1", "x86_64", "openssl", "Apache-2.0"), (crypto.Name, crypto.Version, crypto.Architecture, crypto.SourceName, crypto.Licences[0]));
        Assert.Equal(("musl", null), (evidence.Packages[1].Name, evidence.Packages[1].SourceName));
        Assert.Equal("lib/libcrypto.so.3\netc/ssl/openssl.cnf", Encoding.UTF8.GetString(evidence.Ownerships.Single().Paths.Span));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Apk.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Database));
        Apk.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Database), 500);
        Gen.Byte.Array[0, 200].Sample(bytes => Apk.On(Path, bytes).Packages.Count >= 0);
    }
}
