using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Testing.Images;

namespace Plimsoll.Testing.Registries;

/// <summary>A real registry, Debian's docker-registry, on a free port of loopback, with a store of its own; it ends with the test.</summary>
public sealed partial class RegistryServer : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TemporaryDirectory directory = new();
    readonly RegistrySetup setup;
    readonly Process process;
    readonly StringBuilder log = new();
    readonly TaskCompletionSource<int> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RegistryServer(RegistrySetup? setup = null)
    {
        this.setup = setup ?? new RegistrySetup();
        var program = Requires.Tool("docker-registry", "docker-registry");
        var configuration = directory.Write("registry.yml", RegistryConfiguration.Write(this.setup, directory));
        process = new Process { StartInfo = new ProcessStartInfo(program, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true } };
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (!listening.Task.Wait(Patience))
        {
            var said = Log;
            Dispose();
            throw new InvalidOperationException($"docker-registry does not listen: {said}");
        }
    }

    public int Port => listening.Task.Result;

    /// <summary><c>127.0.0.1:PORT</c>, as in an image's name.</summary>
    public string Host => $"127.0.0.1:{Port}";

    public string Url => $"{(setup.Certificate is null ? "http" : "https")}://{Host}";

    /// <summary>What it wrote so far, with every request.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Where it keeps what was pushed.</summary>
    public string Store => directory.Combine("store");

    /// <summary>The path of a blob's bytes in <see cref="Store"/>, to damage them.</summary>
    public string BlobPath(string digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var hex = digest["sha256:".Length..];
        return Path.Combine(Store, "docker", "registry", "v2", "blobs", "sha256", hex[..2], hex, "data");
    }

    /// <summary>Pushes an image by skopeo under <c>REPOSITORY:TAG</c>, its bytes as they are.</summary>
    public void Push(ImageFixture image, string name)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(name);
        using var layout = new TemporaryDirectory();
        image.WriteOci(layout);
        Copy($"oci:{layout.Path}", name);
    }

    /// <summary>Copies whatever skopeo names (<c>oci:DIR:TAG</c>, <c>docker-archive:FILE</c>) to <c>REPOSITORY:TAG</c>.</summary>
    public void Copy(string source, string name, params string[] options)
    {
        var skopeo = Requires.Tool("skopeo", "skopeo");
        using var certificates = new TemporaryDirectory();
        List<string> arguments = ["copy", "--quiet", "--preserve-digests", .. options];
        if (setup.Authority is { } authority)
        {
            certificates.Write("ca.crt", authority.Pem);
            setup.ClientCertificate?.Write(certificates, "client");
            if (setup.ClientCertificate is not null)
                File.Move(certificates.Combine("client.crt"), certificates.Combine("client.cert"));
            arguments.AddRange(["--dest-cert-dir", certificates.Path]);
        }
        else
        {
            arguments.Add("--dest-tls-verify=false");
        }

        if (setup.Users is [var (user, password), ..])
            arguments.AddRange(["--dest-creds", $"{user}:{password}"]);
        // A token server's certificate is looked for where the system's authorities are, not in the registry's directory.
        IEnumerable<(string, string?)> environment = setup.Authority is null ? [] : [("SSL_CERT_FILE", certificates.Combine("ca.crt"))];
        var (code, _, error) = Command.Try(skopeo, [.. arguments, source, $"docker://{Host}/{name}"], environment);
        if (code != 0)
            throw new InvalidOperationException($"skopeo could not push {name}: {error}");
    }

    /// <summary>Puts a manifest or an index as it is, which skopeo would rewrite; into an open registry of plain HTTP. What it refers to must be there.</summary>
    public void Put(string repository, string tag, string mediaType, byte[] bytes)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Url}/v2/{repository}/manifests/{tag}") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        using var answer = client.Send(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"the registry took no {tag}: {(int)answer.StatusCode}\n{Log}");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        directory.Dispose();
    }

    void Note(string? line)
    {
        if (line is null)
            return;
        lock (log)
            log.AppendLine(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            listening.TrySetResult(int.Parse(match.Groups[1].Value));
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex ListeningLine();
}
