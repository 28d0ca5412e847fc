using System.Text.Json.Nodes;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Images.Soci;

namespace Plimsoll.Images.Tests.Sources.Registry;

/// <summary>An image of one layer, with its SOCI index.</summary>
sealed class SociImage
{
    public static readonly byte[] Wanted = [.. "content"u8];

    readonly SociFixture fixture = Fill();

    public SociImage(bool isNamed)
    {
        Ztoc = fixture.ToZtoc();
        Image = isNamed
            ? new ImageFixture(fixture.Layer) { Manifest = m => m["annotations"] = new JsonObject { ["com.amazon.soci.index-digest"] = DigestOf.Bytes(IndexOf(null)) } }
            : new ImageFixture(fixture.Layer);
        Index = IndexOf(isNamed ? null : ImageFixture.Descriptor(ImageFixture.ManifestType, Image.ManifestBytes));
    }

    public ImageFixture Image { get; }

    public byte[] Ztoc { get; }

    public byte[] Index { get; }

    /// <summary>What registries list of the index, as of the image.</summary>
    public byte[] Referrers
    {
        get
        {
            var entry = ImageFixture.Descriptor(ImageFixture.ManifestType, Index);
            entry["artifactType"] = SociFixture.Type1;
            return ImageFixture.Bytes(ImageFixture.Index([entry]));
        }
    }

    byte[] IndexOf(JsonObject? image) => ImageFixture.Bytes(fixture.Index(Ztoc, image));

    static SociFixture Fill()
    {
        var noise = new byte[900_000];
        new Random(1).NextBytes(noise);
        return new SociFixture().File("big/a", noise).File("etc/wanted", Wanted).File("big/b", noise);
    }
}
