using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Terraform.Lock;
using Plimsoll.Inventory.Terraform.Modules;
using Plimsoll.Inventory.Terraform.Providers;

namespace Plimsoll.Inventory.Tests.Terraform;

public class TerraformTests
{
    const string Path = "infra/.terraform.lock.hcl";
    const string Lock = """
        # This file is maintained automatically by "terraform init".
        # Manual edits may be lost in future updates.

        provider "registry.terraform.io/hashicorp/aws" {
          version     = "5.31.0"
          constraints = ">= 4.66.0, ~> 5.0"
          hashes = [
            "h1:ltxyuBWIy9cq0kIKDJH1jeWJy/y7XJLjS4QrsQK4plA=",
            "zh:0cdb9c2083bf0902442384f7309367791e4640581652dda456f2d6d7abf0de8d",
          ]
        }

        provider "registry.opentofu.org/hashicorp/random" {
          version = "3.6.0"
        }
        """;

    const string Modules = """
        {"Modules":[{"Key":"","Source":"","Dir":"."},
          {"Key":"vpc","Source":"registry.terraform.io/terraform-aws-modules/vpc/aws","Version":"5.1.0","Dir":".terraform/modules/vpc"},
          {"Key":"vpc.flow","Source":"registry.terraform.io/acme/flow/aws","Version":"0.1.0","Dir":".terraform/modules/vpc.flow"},
          {"Key":"local","Source":"./modules/local","Dir":"modules/local"}]}
        """;

    static readonly CataloguerTest LockReader = CataloguerTest.Of(new TerraformLockCataloguer());
    static readonly CataloguerTest ModulesReader = CataloguerTest.Of(new TerraformModulesCataloguer());

    [Fact]
    public void Locked_providers_are_named_with_their_host() => Assert.Equal(
        ["registry.terraform.io/hashicorp/aws 5.31.0", "registry.opentofu.org/hashicorp/random 3.6.0"],
        LockReader.On(Path, Lock).Packages.Select(p => $"{p.Name} {p.Version}"));

    [Theory]
    [InlineData("provider \"a/b/c\" {\n}\n")]
    [InlineData("provider \"a/b/c\" {\nprovider \"d/e/f\" {\n  version = \"1\"\n}\n")]
    [InlineData("provider \"a/b/c\" {\n  constraints = \"1\"\n")]
    [InlineData("provider {\n  version = \"1\"\n}\n")]
    public void A_provider_without_a_name_or_version_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, LockReader.On(Path, text).Gaps.Single().Code);

    [Theory]
    [InlineData("infra/.terraform/providers/registry.terraform.io/hashicorp/aws/5.31.0/linux_amd64", "registry.terraform.io/hashicorp/aws 5.31.0")]
    [InlineData("root/.terraform.d/plugin-cache/registry.opentofu.org/hashicorp/random/3.6.0/linux_arm64", "registry.opentofu.org/hashicorp/random 3.6.0")]
    [InlineData("usr/local/share/terraform/plugins/example.org/acme/thing/0.1.0-beta1/linux_amd64", "example.org/acme/thing 0.1.0-beta1")]
    public void Installed_providers_are_told_by_where_they_lie(string path, string expected)
    {
        var reader = new TerraformProvidersCataloguer();
        Assert.True(reader.Wants(Encoding.UTF8.GetBytes(path)));
        Assert.Equal(expected, CataloguerTest.Of(reader).On(path, "").Packages.Select(p => $"{p.Name} {p.Version}").Single());
    }

    [Theory]
    [InlineData("usr/lib/go/pkg/linux_amd64")]
    [InlineData("usr/lib/go/pkg/tool/linux_amd64")]
    [InlineData("linux_amd64")]
    [InlineData("a/providers/host/ns/type/1.0/linux_amd64")]
    [InlineData("a/other/registry.terraform.io/ns/type/1.0/linux_amd64")]
    [InlineData("a/providers/registry.terraform.io/ns/type/v1/linux_amd64")]
    public void Other_directories_of_that_name_are_not(string path) => Assert.False(new TerraformProvidersCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Modules_of_registries_are_listed_and_those_of_the_configuration_are_not() => Assert.Equal(
        ["registry.terraform.io/terraform-aws-modules/vpc/aws 5.1.0 True", "registry.terraform.io/acme/flow/aws 0.1.0 False"],
        ModulesReader.On("infra/.terraform/modules/modules.json", Modules).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect}"));

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        LockReader.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Lock));
        LockReader.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Lock), 2000);
        ModulesReader.NeverThrowsOnAnyPrefixOf("modules.json", Encoding.UTF8.GetBytes(Modules));
        ModulesReader.NeverThrowsOnFlipsOf("modules.json", Encoding.UTF8.GetBytes(Modules), 1000);
    }
}
