using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Vcpkg.Manifest;
using Plimsoll.Inventory.Vcpkg.Spdx;
using Plimsoll.Inventory.Vcpkg.Status;

namespace Plimsoll.Inventory.Tests.Vcpkg;

public class VcpkgTests
{
    const string StatusPath = "opt/vcpkg/installed/vcpkg/status";
    const string SpdxPath = "opt/vcpkg/installed/x64-linux/share/zlib/vcpkg.spdx.json";
    const string Status = """
        Package: vcpkg-cmake
        Version: 2023-05-04
        Architecture: x64-linux
        Multi-Arch: same
        Abi: 0b
        Status: install ok installed

        Package: zlib
        Version: 1.3
        Depends: vcpkg-cmake
        Architecture: x64-linux
        Multi-Arch: same
        Description: A compression library
        Status: install ok installed

        Package: zlib
        Version: 1.3.1
        Port-Version: 2
        Depends: vcpkg-cmake
        Architecture: x64-linux
        Status: install ok installed

        Package: curl
        Version: 8.4.0
        Depends: vcpkg-cmake:x64-linux, zlib
        Architecture: x64-linux
        Status: install ok installed

        Package: curl
        Feature: ssl
        Depends: curl, openssl[core] (!windows)
        Architecture: x64-linux
        Status: install ok installed

        Package: gone
        Version: 1
        Architecture: x64-linux
        Status: install ok installed

        Package: gone
        Version: 1
        Architecture: x64-linux
        Status: purge ok not-installed

        """;

    const string Spdx = """
        {"spdxVersion":"SPDX-2.2","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"zlib:x64-linux@1.3.1#2 0b",
         "relationships":[{"spdxElementId":"SPDXRef-port","relationshipType":"GENERATES","relatedSpdxElement":"SPDXRef-binary"}],
         "packages":[{"name":"zlib","SPDXID":"SPDXRef-port","versionInfo":"1.3.1#2","downloadLocation":"git+https://github.com/Microsoft/vcpkg#ports/zlib","homepage":"https://www.zlib.net/","licenseConcluded":"Zlib","licenseDeclared":"NOASSERTION"},
                     {"name":"zlib:x64-linux","SPDXID":"SPDXRef-binary","versionInfo":"0b","licenseConcluded":"Zlib"},
                     {"name":"madler/zlib","SPDXID":"SPDXRef-resource-1","downloadLocation":"git+https://github.com/madler/zlib@v1.3.1"}]}
        """;

    const string Manifest = """
        {"name":"app","version":"1.0","dependencies":["zlib",{"name":"curl","features":["ssl"],"version>=":"8.0.0"},{"name":"vcpkg-cmake","host":true},"zlib"],
         "features":{"gui":{"description":"g","dependencies":["qtbase",{"name":"app","features":["x"]}]}},
         "overrides":[{"name":"zlib","version":"1.2.13","port-version":3},{"name":"qtbase","version-string":"6.5.2#1"}],"builtin-baseline":"0123"}
        """;

    static readonly CataloguerTest StatusReader = CataloguerTest.Of(new VcpkgStatusCataloguer());
    static readonly CataloguerTest SpdxReader = CataloguerTest.Of(new VcpkgSpdxCataloguer());
    static readonly CataloguerTest ManifestReader = CataloguerTest.Of(new VcpkgManifestCataloguer());

    [Fact]
    public void Installed_ports_are_what_the_last_paragraph_says_of_each() => Assert.Equal(
        ["vcpkg-cmake 2023-05-04 triplet=x64-linux []", "zlib 1.3.1 port_version=2,triplet=x64-linux [vcpkg-cmake]", "curl 8.4.0 triplet=x64-linux [openssl,vcpkg-cmake,zlib]"],
        StatusReader.On(StatusPath, Status).Packages.Select(p => $"{Described(p)} [{string.Join(',', p.Dependencies.Select(d => d.Name))}]"));

    [Fact]
    public void The_document_beside_a_port_names_it_as_the_database_does_and_its_licence()
    {
        var package = SpdxReader.On(SpdxPath, Spdx).Packages.Single();
        Assert.Equal(("zlib 1.3.1 port_version=2,triplet=x64-linux", "Zlib"), (Described(package), package.Licences.Single()));
    }

    [Fact]
    public void A_project_asks_for_ports_whose_versions_only_overrides_tell() => Assert.Equal(
        ["zlib 1.2.13 port_version=3 False", "curl   False", "vcpkg-cmake   True", "qtbase 6.5.2 port_version=1 False"],
        ManifestReader.On("vcpkg.json", Manifest).Packages.Select(p => $"{Described(p)} {p.IsDevelopment}"));

    [Theory]
    [InlineData(StatusPath, true)]
    [InlineData("app/vcpkg_installed/vcpkg/status", true)]
    [InlineData("var/lib/dpkg/status", false)]
    [InlineData("src/vcpkg/status", false)]
    public void The_database_lies_where_ports_are_installed(string path, bool wanted) => Assert.Equal(wanted, new VcpkgStatusCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Manifests_of_ports_are_no_projects() => Assert.False(new VcpkgManifestCataloguer().Wants("vcpkg/ports/zlib/vcpkg.json"u8));

    [Fact]
    public void What_names_no_port_or_version_is_a_gap()
    {
        Assert.Equal(GapCode.Malformed, StatusReader.On(StatusPath, "Package: a\nArchitecture: x\nStatus: install ok installed\n").Gaps.Single().Code);
        Assert.Equal(GapCode.Malformed, SpdxReader.On(SpdxPath, """{"packages":[{"SPDXID":"SPDXRef-port","name":"a"}]}""").Gaps.Single().Code);
        Assert.Equal(GapCode.Malformed, SpdxReader.On(SpdxPath, "{}").Gaps.Single().Code);
        Assert.Equal(GapCode.Malformed, ManifestReader.On("vcpkg.json", "{").Gaps.Single().Code);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (StatusReader, StatusPath, Status), (SpdxReader, SpdxPath, Spdx), (ManifestReader, "vcpkg.json", Manifest) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 1000);
        }
    }

    static string Described(Package package) => $"{package.Name} {package.Version} {string.Join(',', package.Qualifiers.Select(q => $"{q.Key}={q.Value}"))}";
}
