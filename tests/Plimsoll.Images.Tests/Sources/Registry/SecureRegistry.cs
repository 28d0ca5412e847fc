using Plimsoll.Images.Subjects;
using Plimsoll.Registries;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Images.Tests.Sources.Registry;

/// <summary>A real registry with TLS, for a class of tests.</summary>
public sealed class SecureRegistry : IDisposable
{
    readonly TestAuthority authority = new();
    readonly TemporaryDirectory directory = new();

    public SecureRegistry()
    {
        Server = new RegistryServer(new RegistrySetup { Authority = authority, Certificate = authority.Server() });
        Options = new OpenOptions { Registry = new RegistryOptions { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)] } };
    }

    public RegistryServer Server { get; }

    /// <summary>Options that trust it.</summary>
    public OpenOptions Options { get; }

    /// <summary>Pushes images under one name, as an index of their platforms.</summary>
    public void PushIndex(string name, params ImageFixture[] images)
    {
        using var layout = new TemporaryDirectory();
        var index = ImageFixture.Index([.. images.Select(i => i.IndexEntry(withPlatform: true))]);
        var bytes = ImageFixture.Bytes(index);
        var files = ImageFixture.OciFiles(ImageFixture.Index([ImageFixture.Descriptor(ImageFixture.IndexType, bytes)]), images);
        ImageFixture.Put(files, bytes);
        Server.Copy($"oci:{layout.WriteTree("layout", files)}", name, "--all");
    }

    /// <summary>Requests for manifests and blobs since the log had this length.</summary>
    public int Requests(int since)
    {
        // The registry writes a line of access for each, after it has answered.
        Thread.Sleep(50);
        return Server.Log[since..].Split('\n').Count(l => l.Contains("\"GET /v2/", StringComparison.Ordinal) && !l.Contains("\"GET /v2/ ", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Server.Dispose();
        directory.Dispose();
        authority.Dispose();
    }
}
