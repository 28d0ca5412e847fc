using System.Net;
using System.Net.Sockets;
using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>A real engine behind TLS, which both sides prove themselves in.</summary>
public sealed class EngineTlsTests(EngineTlsTests.TlsEngine tls) : IClassFixture<EngineTlsTests.TlsEngine>, IDisposable
{
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image { get; } = new(new LayerFixture(new TarFixture().File("etc/os-release", "ID=x").ToArray()));

    [Fact]
    public void Certificates_of_the_environment_are_used()
    {
        Walks(new EngineOptions { Host = tls.Address, Tls = true, CertificateDirectory = tls.Client });
        Walks(new EngineOptions { Host = tls.Address, Tls = true, ConfigDirectory = tls.Client });
        Walks(new EngineOptions { Host = tls.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Tls = true, CertificateDirectory = tls.Client });
    }

    [Fact]
    public void A_context_that_docker_made_is_used()
    {
        var engine = tls.Engine;
        var config = directory.Combine("config");
        void Docker(params string[] arguments) => Assert.Equal((0, ""), Command.Try("docker", ["--config", config, "context", .. arguments], [("DOCKER_HOST", null), ("DOCKER_CONTEXT", null)]) is var r ? (r.Code, r.Code == 0 ? "" : r.Error) : default);
        Docker("create", "safe", "--docker", $"host={tls.Address},ca={tls.Client}/ca.pem,cert={tls.Client}/cert.pem,key={tls.Client}/key.pem");
        Docker("create", "near", "--docker", $"host={engine.Host}");
        Walks(new EngineOptions { ConfigDirectory = config, Context = "safe" });
        Walks(new EngineOptions { ConfigDirectory = config, Context = "near" });
        Docker("use", "safe");
        Walks(new EngineOptions { ConfigDirectory = config, Sockets = [] });
        Docker("use", "default");
        Refused.By<ServiceException>(() => Open(new EngineOptions { ConfigDirectory = config, Sockets = [] }));
    }

    [Fact]
    public void An_engine_of_another_authority_is_not_believed()
    {
        using var other = new TestCertificates();
        var message = Refused.By<ServiceException>(() => Open(new EngineOptions { Host = tls.Address, Tls = true, CertificateDirectory = other.Write(directory.Combine("other")) }));
        Assert.StartsWith($"The Docker Engine at {tls.Address} cannot be trusted: of its certificate, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_whose_authority_nobody_named_is_not_believed() =>
        Assert.Contains("cannot be trusted", Refused.By<ServiceException>(() => Open(new EngineOptions { Host = tls.Address.Replace("tcp:", "https:", StringComparison.Ordinal) })), StringComparison.Ordinal);

    [Fact]
    public void An_engine_under_another_name_is_not_believed() =>
        Assert.Contains("cannot be trusted", Refused.By<ServiceException>(() => Open(new EngineOptions
        {
            Host = tls.Address.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal),
            Tls = true,
            CertificateDirectory = tls.Client,
        })), StringComparison.Ordinal);

    [Fact]
    public void Who_shows_no_certificate_is_refused_and_told_so()
    {
        directory.Write("ca.pem", File.ReadAllText(Path.Combine(tls.Client, "ca.pem")));
        Assert.Contains(tls.Address, Refused.By<ServiceException>(() => Open(new EngineOptions { Host = tls.Address, Tls = true, CertificateDirectory = directory.Path })), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_where_tls_is_spoken_is_told() =>
        Assert.Contains("error 400", Refused.By<ServiceException>(() => Open(new EngineOptions { Host = tls.Address })), StringComparison.Ordinal);

    [Fact]
    public void Offline_no_tcp_connection_is_made()
    {
        var options = new OpenOptions
        {
            Engines = new EngineOptions { Host = tls.Address, Tls = true, CertificateDirectory = tls.Client },
            Network = NetworkOptions.Default with { Offline = true },
        };
        Assert.Contains("--offline", Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", options)), StringComparison.Ordinal);
        Assert.Null(EngineImages.TryFind("fixture:1", options, out var notes));
        Assert.Contains("--offline", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tcp_port_that_nobody_listens_at_is_told() =>
        Assert.Contains("No engine listens at tcp://127.0.0.1:", Refused.By<ServiceException>(() => Open(new EngineOptions { Host = $"tcp://127.0.0.1:{TlsEngine.FreePort()}" })), StringComparison.Ordinal);

    [Fact]
    public void Plain_tcp_on_loopback_is_spoken()
    {
        tls.Engine.Load(Image);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        new Thread(() => Forward(listener, tls.Engine.Socket)) { IsBackground = true }.Start();
        Walks(new EngineOptions { Host = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}" });
    }

    [Fact]
    public void Plain_http_to_another_machine_is_observed()
    {
        var address = EnginePlaces.Find(new EngineOptions { Host = "http://build:2375" })[0];
        using var client = new EngineClient(address, NetworkOptions.Default, Limits.Default);
        var seen = Assert.Single(EngineObservations.OfConnection(client));
        Assert.Equal(("engine/connection", "http://build:2375", "http"), (seen.Reader, seen.Subject, seen.Facts["transport"]));
    }

    public void Dispose() => directory.Dispose();

    void Walks(EngineOptions options)
    {
        tls.Engine.Load(Image);
        using var subject = Open(options);
        Assert.Equal(Image.Layers[0].DiffId, subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Authenticating), default).Verified.ToString());
        Assert.Empty(subject.Observations);
    }

    static OpenedSubject Open(EngineOptions options) => Targets.Open("docker:fixture:1", new OpenOptions { Engines = options });

    static void Forward(TcpListener listener, string socket)
    {
        try
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                engine.Connect(new UnixDomainSocketEndPoint(socket));
                var (near, far) = (client.GetStream(), new NetworkStream(engine, ownsSocket: true));
                new Thread(() => Pump(near, far)) { IsBackground = true }.Start();
                new Thread(() => Pump(far, near)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    static void Pump(Stream from, Stream to)
    {
        try
        {
            from.CopyTo(to);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One side has ended; so does the other.
        }

        to.Dispose();
    }

    /// <summary>An engine on a port of loopback, beside its socket.</summary>
    public sealed class TlsEngine : IDisposable
    {
        readonly TemporaryDirectory directory = new();
        readonly TestCertificates certificates = new();
        readonly Lazy<DockerEngine> engine;
        readonly int port = FreePort();

        public TlsEngine()
        {
            Client = certificates.Write(directory.Combine("client"));
            var server = certificates.Write(directory.Combine("server"), "127.0.0.1", "localhost");
            engine = new(() => DockerEngine.Start(
                "--host", $"tcp://127.0.0.1:{port}", "--host", $"tcp://127.0.0.2:{port}", "--tlsverify",
                "--tlscacert", $"{server}/ca.pem", "--tlscert", $"{server}/cert.pem", "--tlskey", $"{server}/key.pem"));
        }

        /// <summary>A directory as <c>DOCKER_CERT_PATH</c> names it.</summary>
        public string Client { get; }

        public DockerEngine Engine => engine.Value;

        /// <summary>Where it listens; it does, once this was asked.</summary>
        public string Address => Engine is not null ? $"tcp://127.0.0.1:{port}" : "";

        public static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        public void Dispose()
        {
            if (engine.IsValueCreated)
                engine.Value.Dispose();
            certificates.Dispose();
            directory.Dispose();
        }
    }
}
