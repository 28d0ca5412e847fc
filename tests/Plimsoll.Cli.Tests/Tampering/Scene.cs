using System.Text;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>A registry that holds a genuine image and an evil one of the same form, behind a password, and the authority that everybody trusts.</summary>
sealed class Scene : IDisposable
{
    public const string User = "reader";
    public const string Password = "correct-horse-7";

    public Scene()
    {
        Certificate = Authority.Server();
        Registry = new RegistryServer(new RegistrySetup { Certificate = Certificate, Authority = Authority, Users = [(User, Password)] });
        Registry.Push(Genuine, "app:1");
        Registry.Push(Evil, "evil:1");
        AuthorityFile = directory.Write("authority.pem", Authority.Pem);
    }

    readonly TemporaryDirectory directory = new();

    public TestAuthority Authority { get; } = new();

    public TestCertificate Certificate { get; }

    public RegistryServer Registry { get; }

    public string AuthorityFile { get; }

    public static ImageFixture Genuine { get; } = Image("genuine");

    public static ImageFixture Evil { get; } = Image("evil");

    public static byte[] GenuineLayer => Genuine.Layers[0].Stored;

    public static byte[] EvilLayer => Evil.Layers[0].Stored;

    public void Dispose()
    {
        Registry.Dispose();
        Certificate.Certificate.Dispose();
        Authority.Dispose();
        directory.Dispose();
    }

    static ImageFixture Image(string package) => new(
        Layer(new TarFixture().File("etc/os-release", "ID=debian\nVERSION_ID=12\n"u8.ToArray()).File("usr/share/filler", Filler(package))),
        Layer(new TarFixture().File("var/lib/dpkg/status", Encoding.ASCII.GetBytes($"Package: {package}\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n\n"))));

    static LayerFixture Layer(TarFixture tar) => new(tar.ToArray(), LayerCompression.Gzip);

    /// <summary>Bytes that gzip cannot make small, so that a layer is long enough to be cut.</summary>
    static byte[] Filler(string seed)
    {
        var bytes = new byte[200_000];
        new Random(seed.Length).NextBytes(bytes);
        return bytes;
    }
}
