using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Conda.Meta;

namespace Plimsoll.Inventory.Tests.Conda;

public class CondaMetaTests
{
    const string Path = "opt/conda/conda-meta/numpy-1.26.4-py311h64a7726_0.json";
    const string Numpy = """
        {
          "build": "py311h64a7726_0",
          "build_number": 0,
          "channel": "https://conda.anaconda.org/t/to-ken/conda-forge/linux-64",
          "constrains": ["numpy-base <0a0"],
          "depends": ["__glibc >=2.17", "libblas >=3.9.0,<4.0a0", "python >=3.11,<3.12.0a0", "python_abi 3.11.* *_cp311"],
          "extracted_package_dir": "/opt/conda/pkgs/numpy-1.26.4-py311h64a7726_0",
          "files": ["bin/f2py", "lib/python3.11/site-packages/numpy-1.26.4.dist-info/METADATA", "../../../../etc/shadow"],
          "fn": "numpy-1.26.4-py311h64a7726_0.conda",
          "license": "BSD-3-Clause",
          "license_family": "BSD",
          "md5": "a502d7aad449a1206efb366d6a12c52d",
          "name": "numpy",
          "requested_spec": "numpy",
          "sha256": "3f4365e11b28e244c95ba8579942b0802761ba7bb31c026f50d1a9ea9c728149",
          "subdir": "linux-64",
          "url": "https://conda.anaconda.org/t/to-ken/conda-forge/linux-64/numpy-1.26.4-py311h64a7726_0.conda",
          "version": "1.26.4"
        }
        """;

    static readonly CataloguerTest Conda = CataloguerTest.Of(new CondaMetaCataloguer());

    [Fact]
    public void A_record_is_a_package_with_all_that_its_purl_says_and_no_token()
    {
        var package = Conda.On(Path, Numpy).Packages.Single();
        Assert.Equal((PackageType.Conda, "numpy", "1.26.4", "BSD-3-Clause", true), (package.Type, package.Name, package.Version, package.Licences.Single(), package.IsDirect));
        Assert.Equal("build=py311h64a7726_0&channel=conda-forge&subdir=linux-64&type=conda", string.Join('&', package.Qualifiers.Select(q => $"{q.Key}={q.Value}")));
        Assert.Equal(["libblas", "python", "python_abi"], package.Dependencies.Select(d => d.Name));
        Assert.Equal(["sha256:3f4365e11b28e244c95ba8579942b0802761ba7bb31c026f50d1a9ea9c728149", "md5:a502d7aad449a1206efb366d6a12c52d"], package.Checksums);
        Assert.Equal("https://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311h64a7726_0.conda", package.Origin);
    }

    [Fact]
    public void Its_files_are_below_the_prefix_and_never_above_the_root()
    {
        var evidence = Conda.On(Path, Numpy);
        Assert.Equal("opt/conda/bin/f2py\nopt/conda/lib/python3.11/site-packages/numpy-1.26.4.dist-info/METADATA", Encoding.UTF8.GetString(evidence.Ownerships.Single().Paths.Span));
        Assert.Equal(GapCode.Malformed, evidence.Gaps.Single().Code);
    }

    [Theory]
    [InlineData("\"channel\":\"https://repo.anaconda.com/pkgs/main/linux-64\",\"subdir\":\"linux-64\",\"requested_spec\":\"None\"", "main", false)]
    [InlineData("\"channel\":\"conda-forge/noarch\",\"subdir\":\"noarch\",\"requested_specs\":[]", "conda-forge", false)]
    [InlineData("\"channel\":\"defaults\",\"requested_specs\":[\"a\"]", "defaults", true)]
    [InlineData("\"channel\":\"https://host/channel\"", "channel", null)]
    public void Channels_are_named_by_their_last_part_and_requests_are_told(string fields, string channel, bool? direct)
    {
        var package = Conda.On(Path, $$"""{"name":"a","version":"1",{{fields}}}""").Packages.Single();
        Assert.Equal((channel, direct), (package.Qualifiers.First(q => q.Key == "channel").Value, package.IsDirect));
    }

    [Fact]
    public void Only_records_are_wanted()
    {
        var reader = new CondaMetaCataloguer();
        Assert.True(reader.Wants("conda-meta/a-1-0.json"u8) && reader.Wants("opt/conda/conda-meta/a-1-0.json"u8));
        Assert.False(reader.Wants("opt/conda/conda-meta/history"u8) || reader.Wants("opt/app/package.json"u8) || reader.Wants("opt/xconda-meta/a.json"u8));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{\"name\":1,\"version\":\"1\"}")]
    public void What_names_no_package_is_a_gap(string json) => Assert.Equal(GapCode.Malformed, Conda.On(Path, json).Gaps.Single().Code);

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Conda.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Numpy), step: 3);
        Conda.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Numpy), 1000);
    }
}
