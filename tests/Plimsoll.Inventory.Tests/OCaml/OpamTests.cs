using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.OCaml.Locked;
using Plimsoll.Inventory.OCaml.Opam;

namespace Plimsoll.Inventory.Tests.OCaml;

public class OpamTests
{
    const string Path = "home/opam/.opam/default/.opam-switch/packages/foo.1.0~beta1/opam";
    const string Installed = """"
        opam-version: "2.0"
        synopsis: "Foo"
        description: """
        many "lines", and depends: [ "none" ]
        """
        maintainer: ["Jane <jane@example.org>" "Joe"]
        license: ["MIT" "ISC"] # not "GPL"
        (* nor "BSD" *)
        depends: [
          "ocaml" {>= "4.08" & < "5.0"}
          "dune" {build & >= "3.0"}
          ("bar" | "baz" {>= "1"})
          "alcotest" {with-test}
          "bar"
        ]
        build: [
          ["dune" "build" "-p" name "-j" jobs]
          ["dune" "runtest"] {with-test}
        ]
        url {
          src: "https://example.org/foo-1.0.tbz"
          checksum: ["sha256=aa" "md5=bb"]
        }
        """";

    // As opam 2.1.2 writes it.
    const string Locked = """
        opam-version: "2.0"
        name: "proj"
        version: "~dev"
        license: "MIT"
        depends: [
          "bar" {= "2.0~beta1"}
          "foo" {= "1.0"}
          "alcotest" {= "1.7.0" & with-test}
        ]
        """;

    static readonly CataloguerTest Opam = CataloguerTest.Of(new OpamCataloguer());
    static readonly CataloguerTest LockedReader = CataloguerTest.Of(new OpamLockedCataloguer());

    [Fact]
    public void The_directory_names_the_package_and_the_file_what_it_needs_at_run_time()
    {
        var package = Opam.On(Path, Installed).Packages.Single();
        Assert.Equal(("foo", "1.0~beta1", "Jane <jane@example.org>, Joe"), (package.Name, package.Version, package.Maintainer));
        Assert.Equal(["MIT", "ISC"], package.Licences);
        Assert.Equal(["ocaml", "bar", "baz"], package.Dependencies.Select(d => d.Name));
    }

    [Fact]
    public void A_file_that_is_broken_is_a_gap_and_its_package_is_still_there()
    {
        var evidence = Opam.On(Path, "depends: [ \"bar\" {");
        Assert.Equal(("foo", GapCode.Malformed), (evidence.Packages.Single().Name, evidence.Gaps.Single().Code));
    }

    [Theory]
    [InlineData(Path, true)]
    [InlineData("home/opam/.opam/repo/default/packages/foo/foo.1.0/opam", false)]
    [InlineData("usr/bin/opam", false)]
    public void Only_the_packages_of_a_switch_are_asked_for(string path, bool wanted) => Assert.Equal(wanted, new OpamCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Locked_versions_are_exact() => Assert.Equal(
        ["bar 2.0~beta1 False", "foo 1.0 False", "alcotest 1.7.0 True"],
        LockedReader.On("proj.opam.locked", Locked).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment}"));

    [Theory]
    [InlineData("depends: [\"a\" {>= \"1\"}]")]
    [InlineData("depends: [\"a\"]")]
    [InlineData("depends: [\"a]")]
    [InlineData("depends: ]")]
    [InlineData("(* no end")]
    public void What_is_not_exact_or_broken_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, LockedReader.On("a.opam.locked", text).Gaps.Single().Code);

    [Fact]
    public void Brackets_in_brackets_are_refused()
    {
        Assert.Contains("nests deeper", LockedReader.On("a.opam.locked", "depends: " + new string('[', 100_000)).Gaps.Single().Message, StringComparison.Ordinal);
        Assert.Single(LockedReader.On("a.opam.locked", "depends: [\"a\" " + new string('{', 100_000)).Gaps);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (Opam, Path, Installed), (LockedReader, "a.opam.locked", Locked) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 2000);
        }
    }
}
