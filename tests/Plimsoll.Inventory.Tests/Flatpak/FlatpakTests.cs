using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Flatpak.Deploy;
using Plimsoll.Inventory.Flatpak.Metadata;

namespace Plimsoll.Inventory.Tests.Flatpak;

public class FlatpakTests
{
    const string AppPath = "var/lib/flatpak/app/org.example.Hello/x86_64/stable/3afc3a5a/deploy";
    const string RuntimePath = "var/lib/flatpak/runtime/org.example.Platform/x86_64/23.08/7a19f14e/deploy";

    // Both as Flatpak 1.14.10 installed them; of the first its list said "1.4.2 Hello local stable".
    const string App =
        "bG9jYWwAM2FmYzNhNWFjYTY3NjVkZjdiNjY4MDliOThkMGQ1YzdmOTFjZjQ2ZDQ3NDBiNjY5NmUwN2U2NTNlYjFhNTI3NAAAAAAAAAAACABhcHBkYXRhLW5hbWUAAAAASGVsbG8AAHMNAAAAAAAAAG" +
        "FwcGRhdGEtdmVyc2lvbgAxLjQuMgAAcxAAAAAAAAAAZGVwbG95LXZlcnNpb24AAAQAAAAAaQ8AYXBwZGF0YS1saWNlbnNlAEdQTC0zLjAtb3ItbGF0ZXIAAHMQAAAAAHJ1bnRpbWUAb3JnLmV4YW1w" +
        "bGUuUGxhdGZvcm0veDg2XzY0LzIzLjA4AABzCAAAAGFwcGRhdGEtc3VtbWFyeQBHcmVldHMAAHMQAAAAAAAAdGltZXN0YW1wAAAAAAAAANNbBmsAAAAAAHQKGTlXfK3K60cARwAGAA==";

    const string Runtime = "bG9jYWwAN2ExOWYxNGUwNzAwMzNiNTYzOGM1ZDdhMTVlYmNkYzFhNTJjOTM0MWY2ZjJmNmY2MjNmNTVjZDA1YWJmMzE3MwAAAAAAAAAAAgBkZXBsb3ktdmVyc2lvbgAABAAAAABpDwB0aW1lc3RhbX" +
        "AAAAAAAAAA01sGawAAAAAAdAoXM0dHBg==";

    static readonly CataloguerTest Deploy = CataloguerTest.Of(new FlatpakDeployCataloguer());
    static readonly CataloguerTest Metadata = CataloguerTest.Of(new FlatpakMetadataCataloguer());

    [Fact]
    public void An_application_is_read_with_the_version_that_Flatpak_lists()
    {
        var app = Deploy.On(AppPath, Convert.FromBase64String(App)).Packages.Single();
        Assert.Equal(("org.example.Hello", "1.4.2", "x86_64", "local", "GPL-3.0-or-later"), (app.Name, app.Version, app.Architecture, app.Origin, app.Licences.Single()));
        Assert.Equal(new Dependency("org.example.Platform", "23.08"), app.Dependencies.Single());
    }

    [Fact]
    public void A_runtimes_branch_is_its_version()
    {
        var runtime = Deploy.On(RuntimePath, Convert.FromBase64String(Runtime)).Packages.Single();
        Assert.Equal(("org.example.Platform", "23.08"), (runtime.Name, runtime.Version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/sh\necho deployed\n")]
    public void Another_file_of_that_name_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Deploy.On(AppPath, text).Gaps.Single().Code);

    [Theory]
    [InlineData(AppPath, true)]
    [InlineData(RuntimePath, true)]
    [InlineData("home/u/.local/share/flatpak/app/a/x86_64/stable/0/deploy", true)]
    [InlineData("usr/share/app/deploy", false)]
    [InlineData("deploy", false)]
    public void Deployments_are_asked_for(string path, bool wanted) => Assert.Equal(wanted, new FlatpakDeployCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void An_image_that_is_a_Flatpak_says_so_in_its_metadata()
    {
        Assert.Equal(
            ("org.example.Hello", "", "org.example.Platform"),
            Metadata.On("metadata", "[Application]\nname=org.example.Hello\nruntime=org.example.Platform/x86_64/23.08\n\n[Context]\nshared=network;\n").Packages.Select(p => (p.Name, p.Version, p.Dependencies.Single().Name)).Single());
        Assert.Equal(
            ("org.example.Platform", "23.08"),
            Metadata.On("metadata", "[Runtime]\nname = org.example.Platform\nruntime=org.example.Platform/x86_64/23.08\n").Packages.Select(p => (p.Name, p.Version)).Single());
        Assert.Empty(Metadata.On("metadata", "[section]\nname=x\n").Packages);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        Deploy.NeverThrowsOnAnyPrefixOf(AppPath, Convert.FromBase64String(App));
        Deploy.NeverThrowsOnFlipsOf(AppPath, Convert.FromBase64String(App), 2000);
        Metadata.NeverThrowsOnAnyPrefixOf("metadata", "[Application]\nname=a\nruntime=b/x86_64/1\n"u8.ToArray());
        Metadata.NeverThrowsOnFlipsOf("metadata", "[Application]\nname=a\nruntime=b/x86_64/1\n"u8.ToArray(), 500);
    }
}
