using System.Security.Cryptography;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Binary.Executable;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Inventory.Tests.Binary;

public class ExecutableTests
{
    const string Path = "opt/tool";

    static readonly CataloguerTest Executables = CataloguerTest.Of(new ExecutableCataloguer());

    [Fact]
    public void A_program_is_noted_with_its_hash_and_build_id()
    {
        var bytes = new ElfFixture { BuildId = [0xAB, 0xCD] }.Build();
        var observation = Executables.On(Path, bytes).Observations.Single();
        Assert.Equal(("binary/executable", Path), (observation.Reader, observation.Subject));
        Assert.Equal($"architecture=amd64 buildId=abcd format=elf kind=program sha256={Convert.ToHexStringLower(SHA256.HashData(bytes))}", string.Join(' ', observation.Facts.Select(f => $"{f.Key}={f.Value}")));
    }

    [Fact]
    public void Libraries_of_all_formats_are_noted_and_objects_and_scripts_are_not()
    {
        foreach (var bytes in (byte[][])[new ElfFixture { Type = 3, SoName = "a" }.Build(), PeFixture.Build(isLibrary: true, []), MachFixture.Build(isLibrary: true, [])])
            Assert.Equal("library", Executables.On(Path, bytes).Observations.Single().Facts["kind"]);
        Assert.Empty(Executables.On(Path, new ElfFixture { Type = 1 }.Build()).Observations);
        Assert.Empty(Executables.On(Path, "#!/bin/sh\n").Observations);
    }

    [Fact]
    public void What_cannot_be_seen_or_believed_is_a_gap()
    {
        var packed = Executables.On(Path, new ElfFixture { WithoutSections = true, BehindHeaders = [0, 0, 0, 0, .. "UPX!"u8] }.Build());
        Assert.Equal(("upx", GapCode.Unsupported), (packed.Observations.Single().Facts["packed"], packed.Gaps.Single().Code));
        var broken = new ElfFixture().Build();
        broken[40 + 7] = 0x7F;
        Assert.Equal(GapCode.Malformed, Executables.On(Path, broken).Gaps.Single().Code);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Executables.NeverThrowsOnAnyPrefixOf(Path, new ElfFixture { Type = 3, SoName = "a" }.Build());
        Executables.NeverThrowsOnFlipsOf(Path, new ElfFixture { Type = 3, SoName = "a" }.Build(), 1000);
    }
}
