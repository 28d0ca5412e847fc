using System.CommandLine;
using System.CommandLine.Completions;
using Plimsoll.Core;
using Plimsoll.Images;
using Plimsoll.Images.Engines;
using Plimsoll.Registries;

namespace Plimsoll.Cli.Commands;

/// <summary>The options of every verb that reads a subject.</summary>
sealed class SubjectOptions(Settings settings, EdgeOptions edge)
{
    readonly Argument<string> target = new("TARGET")
    {
        HelpName = "TARGET",
        Description = "A path whose kind is found out; the name of an image, of a local engine or else of a registry; or docker:NAME, containerd:[NAMESPACE/]NAME, containers-storage:NAME, container:ID, registry:NAME, docker-archive:FILE[:NAME], oci:DIR[:TAG], oci-archive:FILE[:TAG], rootfs:DIR, dir:DIR (sources, with their lock files), host:, sbom:FILE",
        CompletionSources = { _ => Targets.Schemes.Select(s => new CompletionItem($"{s}:")) },
    };

    readonly Option<string?> platform = settings.Text("--platform", "Which image of an index, as in linux/arm64", "OS/ARCH[/VARIANT]");
    readonly Option<bool> plainHttp = settings.Flag("--plain-http", "Ask a registry without TLS where it has none; the report says so");
    readonly Option<string?> registryCa = settings.FilePath("--registry-ca", "Certificate authorities, in PEM, that are trusted for registries beside the system's", "FILE");
    readonly Option<string?> db = settings.FilePath("--db", "The advisory database; without it the newest of the updated one and the one that the program carries", "FILE");
    readonly Option<string?> cache = settings.FilePath("--cache-dir", "Where evidence and the embedded database are kept", "DIR");
    readonly Option<string?> data = settings.FilePath("--data-dir", "Where updated databases are kept", "DIR");
    readonly Option<bool> noCache = settings.Flag("--no-cache", "Keep no evidence; plain layers need not be read through then");
    readonly Option<string?> verify = settings.Text("--verify", "'full' proves both the blob digest and the diff id of every layer", "full", "full");
    readonly Option<string?> inflate = settings.Text("--inflate", "'managed' inflates gzip without ISA-L, where the machine has it", "managed", "managed");
    readonly Option<bool> trustSoci = settings.Flag("--trust-soci", "Read layers in part by a SOCI index that only says that it is of the image; nothing proves it, and nothing is kept");
    readonly Option<string?> threads = settings.Text("--threads", "Layers read at the same time", "N");
    readonly Option<bool> crossMounts = settings.Flag("--cross-mounts", "In a tree, read file systems mounted below its root too");
    readonly Option<string?> docker = settings.FilePath("--docker-root", "Where Docker keeps its data, if not in /var/lib/docker", "DIR");
    readonly Option<string?> containerd = settings.FilePath("--containerd-root", "Where containerd keeps its data, if not in /var/lib/containerd", "DIR");
    readonly Option<string?> containers = settings.FilePath("--containers-root", "Where Podman or CRI-O keep theirs, if not where storage.conf says", "DIR");
    readonly Option<string?> timeout = settings.Text("--timeout", "Give up after this many seconds", "SECONDS");

    /// <param name="withDatabase">Whether the verb asks the advisory database.</param>
    public void AddTo(Command command, bool withDatabase = true)
    {
        command.Arguments.Add(target);
        if (withDatabase)
        {
            command.Options.Add(db);
            command.Options.Add(data);
        }

        foreach (var option in (ReadOnlySpan<Option>)[platform, plainHttp, registryCa, cache, noCache, verify, inflate, trustSoci, threads, crossMounts, docker, containerd, containers, timeout])
            command.Options.Add(option);
    }

    public ScanRequest Read(ParseResult result, string? failOn = null, string? ignoreFile = null, bool quiet = false) => new()
    {
        Target = result.GetRequiredValue(target),
        Platform = PlatformOf(result.GetValue(platform)),
        Database = result.GetValue(db),
        CacheHome = Settings.CacheHome(result.GetValue(cache)),
        Registry = Registry(result),
        DataHome = Settings.DataHome(result.GetValue(data)),
        Offline = edge.IsOffline(result),
        NoCache = result.GetValue(noCache),
        VerifyFully = result.GetValue(verify) switch { null => false, "full" => true, var other => throw new UsageException($"'{other}' is no way to verify; there is --verify full.") },
        ManagedInflate = result.GetValue(inflate) switch { null => false, "managed" => true, var other => throw new UsageException($"'{other}' is no way to inflate; there is --inflate managed.") },
        TrustSoci = result.GetValue(trustSoci),
        Threads = Number(result.GetValue(threads), "--threads", 256) ?? Environment.ProcessorCount,
        CrossMounts = result.GetValue(crossMounts),
        Storage = EngineDirectories.Find(result.GetValue(docker), result.GetValue(containerd), result.GetValue(containers)),
        Engines = EngineOptions.From(Environment.GetEnvironmentVariable),
        Timeout = Number(result.GetValue(timeout), "--timeout", 86_400) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        FailOn = failOn is null ? null : Policy.FailOn.Parse(failOn),
        IgnoreFile = ignoreFile,
        Quiet = quiet,
        Now = Settings.Now(TimeProvider.System),
    };

    RegistryOptions Registry(ParseResult result)
    {
        var options = RegistryEnvironment.Options(Environment.GetEnvironmentVariable);
        return options with
        {
            Network = edge.Network(result),
            PlainHttp = options.PlainHttp || result.GetValue(plainHttp),
            CertificateAuthorities = result.GetValue(registryCa) is { } file ? [.. options.CertificateAuthorities, file] : options.CertificateAuthorities,
        };
    }

    static Platform? PlatformOf(string? text) =>
        text is null ? null : Platform.TryParse(text, out var platform) ? platform : throw new UsageException($"'{text}' is no platform; write it as linux/arm64.");

    static int? Number(string? text, string option, int most)
    {
        if (text is null)
            return null;
        return int.TryParse(text, out var number) && number > 0 && number <= most ? number : throw new UsageException($"{option} takes a number from 1 to {most:N0}.");
    }
}
