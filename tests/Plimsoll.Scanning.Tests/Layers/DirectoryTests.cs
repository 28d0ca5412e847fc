using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Inventory;

namespace Plimsoll.Scanning.Tests.Layers;

/// <summary>Readers that know a package by the directory it lies in.</summary>
public class DirectoryTests
{
    const string Hash = "0c1klzc3pqhmbnjlpmv8bj0p7dmqz1vn";
    const string Store = $"nix/store/{Hash}";

    [Fact]
    public void A_store_is_told_by_its_directories_and_outputs_are_one_package()
    {
        var layer = new ScriptedLayer()
            .Directory("nix").Directory("nix/store")
            .Directory($"{Store}-openssl-3.0.12").File($"{Store}-openssl-3.0.12/lib", "x").Directory($"{Store}-openssl-3.0.12/share-1.0")
            .Directory($"{Store}-openssl-3.0.12-dev").File($"{Store}-zlib-1.3", "a file").Directory($"{Store}-user-environment");
        var package = Assert.Single(Packages(layer));
        Assert.Equal("pkg:nix/openssl@3.0.12", package.Purl.ToString());
        Assert.Equal([$"{Store}-openssl-3.0.12", $"{Store}-openssl-3.0.12-dev"], package.Places.Select(p => p.Path));
    }

    [Fact]
    public void A_directory_that_a_higher_layer_takes_away_is_gone() => Assert.Equal(
        ["pkg:nix/zlib@1.3"],
        Packages(new ScriptedLayer().Directory($"{Store}-openssl-3.0.12").Directory($"{Store}-zlib-1.3"), new ScriptedLayer().File($"nix/store/.wh.{Hash}-openssl-3.0.12", "")).Select(p => p.Purl.ToString()));

    [Fact]
    public void A_provider_is_told_by_the_directory_that_its_program_lies_in_wherever_that_is() => Assert.Equal(
        ["pkg:terraform/registry.terraform.io/hashicorp/aws@5.31.0"],
        Packages(new ScriptedLayer().Directory("infra/.terraform/providers/registry.terraform.io/hashicorp/aws/5.31.0/linux_amd64").Directory("usr/lib/go/pkg/linux_amd64")).Select(p => p.Purl.ToString()));

    static IReadOnlyList<InstalledPackage> Packages(params ScriptedLayer[] layers) =>
        new EvidenceGatherer(Cataloguers.All, cache: null).Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), layers), new ScanOptions { Threads = 1 }, CancellationToken.None).Packages;
}
