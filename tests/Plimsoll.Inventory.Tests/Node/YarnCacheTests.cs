using System.IO.Compression;
using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Node.YarnCache;

namespace Plimsoll.Inventory.Tests.Node;

public class YarnCacheTests
{
    static readonly YarnCacheCataloguer Reader = new();
    static readonly CataloguerTest Yarn = CataloguerTest.Of(Reader);

    [Theory]
    [InlineData("isarray", "isarray-npm-2.0.5-4ba522212d-4199f14a7a.zip", "2.0.5")]
    [InlineData("@isaacs/fs-minipass", "@isaacs-fs-minipass-npm-4.0.1-677026e841-a356c13ffe.zip", "4.0.1")]
    [InlineData("typescript", "typescript-npm-5.0.0-beta.20230101-0123456789-8.zip", "5.0.0-beta.20230101")]
    [InlineData("from-git", "from-git-https-0123456789-0123456789.zip", "")]
    public void An_archive_names_its_package_inside_and_its_version_outside(string name, string file, string version)
    {
        var package = Assert.Single(Yarn.On($"app/.yarn/cache/{file}", Archive(name)).Packages);
        Assert.Equal((PackageType.Npm, name, version, "file name"), (package.Type, package.Name, package.Version, package.Basis));
    }

    [Theory]
    [InlineData("fsevents", "fsevents-patch-3bc6df0d9f-7b25d9251a.zip")]
    [InlineData("local-lib", "local-lib-file-6c4d4fad0c-567b29eec2.zip")]
    public void Patched_copies_and_directories_of_the_project_are_no_packages_of_their_own(string name, string file)
    {
        var evidence = Yarn.On($"app/.yarn/cache/{file}", Archive(name));
        Assert.Empty(evidence.Packages);
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void Any_other_archive_is_a_gap()
    {
        Assert.Equal(GapCode.Malformed, Assert.Single(Yarn.On("app/.yarn/cache/a-npm-1.0.0-0-0.zip", Archive(null)).Gaps).Code);
        Assert.Equal(GapCode.Malformed, Assert.Single(Yarn.On("app/.yarn/cache/a-npm-1.0.0-0-0.zip", "PK").Gaps).Code);
    }

    [Theory]
    [InlineData("app/.yarn/cache/a.zip", true)]
    [InlineData(".yarn/cache/a.zip", true)]
    [InlineData("root/.yarn/berry/cache/a.zip", true)]
    [InlineData("app/.yarn/releases/a.zip", false)]
    [InlineData("a.zip", false)]
    public void Only_the_caches_of_yarn_are_read(string path, bool isWanted) => Assert.Equal(isWanted, Reader.Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var archive = Archive("@isaacs/fs-minipass");
        Yarn.NeverThrowsOnAnyPrefixOf("app/.yarn/cache/a-npm-1.zip", archive);
        Yarn.NeverThrowsOnFlipsOf("app/.yarn/cache/a-npm-1.zip", archive, 1000);
    }

    // As yarn packs: a member for every directory on the way, then the files.
    static byte[] Archive(string? name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var directory = "";
            foreach (var part in name is null ? [] : $"node_modules/{name}".Split('/'))
                archive.CreateEntry(directory += part + "/");
            using var content = archive.CreateEntry($"{directory}package.json").Open();
            content.Write("{}"u8);
        }

        return stream.ToArray();
    }
}
