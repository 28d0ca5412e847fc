using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.R.Library;
using Plimsoll.Inventory.R.Renv;

namespace Plimsoll.Inventory.Tests.R;

public class LibraryTests
{
    const string Path = "usr/lib/R/site-library/rlang/DESCRIPTION";
    const string Rlang = """
        Package: rlang
        Version: 1.0.6
        Title: Functions for Base Types
        Description: A toolbox for working with base types, and more:
          Version: 9.9.9
        Authors@R: c(
            person("Lionel", "Henry", ,"lionel@rstudio.com", c("aut", "cre"))
            )
        License: MIT + file LICENSE
        Depends: R (>= 3.4.0)
        Imports: utils,
                cli (>= 3.1.0), utils
        LinkingTo: cpp11
        Suggests: testthat (>= 3.0.0)
        Maintainer: Lionel Henry <lionel@rstudio.com>
        Repository: CRAN
        Built: R 4.2.1; x86_64-pc-linux-gnu; 'Fri, 30 Sep 2022 12:41:45 +0530'; unix
        """;

    const string Renv = """
        {"R":{"Version":"4.3.1","Repositories":[{"Name":"CRAN","URL":"https://user:secret@host"}]},
         "Packages":{
          "R6":{"Package":"R6","Version":"2.5.1","Source":"Repository","Repository":"CRAN","Requirements":["R"],"Hash":"470851b6d5d0ac559e9d01bb352b4021"},
          "cli":{"Package":"cli","Version":"3.6.1","Source":"Repository","Repository":"CRAN","Imports":["utils","R6 (>= 2.0)"]},
          "mine":{"Package":"mine","Version":"0.1.0","Source":"GitHub","RemoteType":"github","RemoteUsername":"me","RemoteRepo":"mine","RemoteSha":"abc"}}}
        """;

    static readonly CataloguerTest Library = CataloguerTest.Of(new LibraryCataloguer());
    static readonly CataloguerTest Lock = CataloguerTest.Of(new RenvCataloguer());

    [Fact]
    public void A_built_package_is_read_with_what_it_needs()
    {
        var package = Library.On(Path, Rlang).Packages.Single();
        Assert.Equal((PackageType.Cran, "rlang", "1.0.6", "MIT + file LICENSE", "Lionel Henry <lionel@rstudio.com>", "CRAN"),
            (package.Type, package.Name, package.Version, package.Licences.Single(), package.Maintainer, package.Origin));
        Assert.Equal(["utils", "cli", "cpp11"], package.Dependencies.Select(d => d.Name));
    }

    [Theory]
    [InlineData("RemoteType: github\nRemoteUsername: me\nRemoteRepo: mine\nRemoteSha: abc\n", "git+https://github.com/me/mine@abc")]
    [InlineData("RemoteType: git2r\nRemoteUrl: https://user:secret@host/x.git\nRemoteSha: abc\n", "https://host/x.git@abc")]
    [InlineData("biocViews: Software\n", "Bioconductor")]
    [InlineData("", null)]
    public void Where_it_came_from_is_told_where_it_stands(string fields, string? origin) =>
        Assert.Equal(origin, Library.On(Path, $"Package: a\nVersion: 1\n{fields}Built: R 4\n").Packages.Single().Origin);

    [Theory]
    [InlineData("Package: a\nVersion: 1\n")]
    [InlineData("Name: octave-thing\nVersion: 1\nBuilt: yes\n")]
    [InlineData("What this directory is about\n")]
    public void What_R_has_not_built_is_none_of_its_library(string text)
    {
        var evidence = Library.On(Path, text);
        Assert.Empty(evidence.Packages);
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void What_is_of_R_itself_needs_not_be_built() => Assert.Equal("translations", Library.On(Path, "Package: translations\nVersion: 4.2.2\nPriority: base\n").Packages.Single().Name);

    [Fact]
    public void A_package_without_a_version_is_a_gap() => Assert.Equal(GapCode.Malformed, Library.On(Path, "Package: a\nBuilt: R 4\n").Gaps.Single().Code);

    [Fact]
    public void A_lock_file_is_read_with_its_needs_and_origins()
    {
        var packages = Lock.On("renv.lock", Renv).Packages;
        Assert.Equal(["R6 2.5.1 CRAN ", "cli 3.6.1 CRAN R6,utils", "mine 0.1.0 git+https://github.com/me/mine@abc "], packages.Select(p => $"{p.Name} {p.Version} {p.Origin} {string.Join(',', p.Dependencies.Select(d => d.Name))}"));
    }

    [Fact]
    public void A_lock_file_that_is_none_is_a_gap() => Assert.Equal(GapCode.Malformed, Lock.On("renv.lock", "Packages").Gaps.Single().Code);

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        Library.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Rlang));
        Library.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Rlang), 1000);
        Lock.NeverThrowsOnAnyPrefixOf("renv.lock", Encoding.UTF8.GetBytes(Renv));
        Lock.NeverThrowsOnFlipsOf("renv.lock", Encoding.UTF8.GetBytes(Renv), 1000);
    }
}
