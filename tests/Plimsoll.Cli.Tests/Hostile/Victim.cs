using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Hostile;

/// <summary>The small, good image that the corpus is made of by breaking it.</summary>
static class Victim
{
    public const string Status = "Package: fixture\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0-1\nMaintainer: Nobody\n\n";

    public const string Release = "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Fixture 12\"\n";

    public static TarFixture Base() => new TarFixture().Directory("etc").File("etc/os-release", Release).Directory("var/lib/dpkg").File("var/lib/dpkg/status", Status);

    public static ImageFixture Image(LayerCompression compression = LayerCompression.None, TarFixture? second = null) => new(
        new LayerFixture(Base().ToArray(), compression, "FROM"),
        new LayerFixture((second ?? new TarFixture().File("srv/app", "content")).ToArray(), compression, "COPY"));

    /// <summary>An image whose upper layer is these bytes.</summary>
    public static ImageFixture WithLayer(byte[] tar, LayerCompression compression = LayerCompression.Gzip) => new(
        new LayerFixture(Base().ToArray(), compression, "FROM"), new LayerFixture(tar, compression, "COPY"));

    /// <summary>An image whose upper layer stores these bytes, whatever they unpack to.</summary>
    public static ImageFixture Storing(byte[] stored, LayerCompression compression) => new(
        new LayerFixture(Base().ToArray(), compression, "FROM"), new LayerFixture([], compression, "COPY") { Stored = stored });
}
