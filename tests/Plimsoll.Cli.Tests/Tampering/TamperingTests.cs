using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>Between a client and a real registry stands one who lies: nothing altered is ever taken for genuine, and no password goes to another host.</summary>
public class TamperingTests
{
    static readonly IReadOnlyList<Attack> Attacks = [.. ManifestAttacks.All, .. LayerAttacks.All, .. CredentialAttacks.All];

    [Fact]
    public void The_table_names_at_least_forty_attacks()
    {
        Assert.InRange(Attacks.Count, 40, int.MaxValue);
        Assert.Equal(Attacks.Count, Attacks.Select(a => a.Name).Distinct().Count());
    }

    [Fact]
    public void Every_attack_is_refused_or_in_vain_and_no_password_goes_elsewhere()
    {
        using var scene = new Scene();
        var problems = new ConcurrentBag<string>();
        Parallel.ForEach(Attacks, new ParallelOptions { MaxDegreeOfParallelism = 6 }, attack =>
        {
            foreach (var problem in Run(scene, attack))
                problems.Add($"{attack.Name}: {problem}");
        });
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("signed by nobody that is trusted")]
    [InlineData("that ended yesterday")]
    [InlineData("of another host")]
    public void A_certificate_is_refused(string kind)
    {
        using var scene = new Scene();
        using var other = new TestAuthority("Somebody else");
        var certificate = kind switch
        {
            "signed by nobody that is trusted" => other.Server(),
            "that ended yesterday" => scene.Authority.ExpiredServer(),
            _ => scene.Authority.Server("elsewhere.example"),
        };
        using var proxy = new TamperingProxy(scene, certificate, TamperingProxy.PassOn);
        var (code, output, error) = Scan(scene, proxy.Host, Attacks[0]);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(proxy.Host, error, StringComparison.Ordinal);
        Assert.Contains("certificate", error, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public void A_registry_that_speaks_without_encryption_is_told_no_password()
    {
        using var scene = new Scene();
        using var plain = new ScriptedServer(e => e.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"plain\"")), address: "127.0.0.3");
        var (code, output, _) = Scan(scene, plain.Host, Attacks[0]);
        Assert.Equal((3, ""), (code, output));
    }

    [Fact]
    public void An_honest_proxy_changes_nothing()
    {
        using var scene = new Scene();
        Assert.Empty(Run(scene, new Attack("none", Outcome.Genuine, (_, e, h) => TamperingProxy.PassOn(e, h))));
    }

    static IEnumerable<string> Run(Scene scene, Attack attack)
    {
        using var foreign = new ScriptedServer(attack.Foreign ?? (e => e.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"foreign\""))), scene.Certificate);
        using var proxy = new TamperingProxy(scene, scene.Certificate, (e, h) => attack.Answer(foreign, e, h));
        using var cache = new TemporaryDirectory();
        var (code, output, error) = Scan(scene, proxy.Host, attack, cache.Path);
        foreach (var request in foreign.Requests)
            if (request["Authorization"] is not null || request["Cookie"] is not null || Holds(request.Target + request.BodyText))
                yield return $"the other host was shown {request.Method} {request.Target} with {request["Authorization"] ?? request["Cookie"] ?? request.BodyText}";
        if (Holds(output) || Holds(error))
            yield return $"the password was printed: {error}";
        foreach (var problem in attack.Outcome == Outcome.Genuine ? Genuine(code, output, error) : Refused(code, output, error, cache.Path))
            yield return problem;
    }

    static (int Code, string Output, string Error) Scan(Scene scene, string host, Attack attack, string? cache = null)
    {
        using var home = new TemporaryDirectory();
        var reference = attack.Pinned ? $"registry:{host}/app:1@{Scene.Genuine.ManifestDigest}" : $"registry:{host}/app:1";
        string[] patience = attack.Patience is { } seconds ? ["--timeout", $"{seconds}"] : [];
        return Command.Try(PlimsollRun.Binary, ["scan", reference, "-o", "json", .. patience],
        [
            ("PLIMSOLL_CACHE_DIR", cache ?? home.Path), ("XDG_CONFIG_HOME", home.Path), ("HOME", home.Path), ("SOURCE_DATE_EPOCH", "1790000000"),
            ("PLIMSOLL_REGISTRY_USERNAME", Scene.User), ("PLIMSOLL_REGISTRY_PASSWORD", Scene.Password), ("PLIMSOLL_REGISTRY_CA", scene.AuthorityFile),
        ]);
    }

    static IEnumerable<string> Genuine(int code, string output, string error)
    {
        if (code is not (0 or 1))
        {
            yield return $"ended with {code}: {error}";
            yield break;
        }

        using var report = JsonDocument.Parse(output);
        if (!PlimsollRun.Packages(report.RootElement).SequenceEqual(["genuine 1"]))
            yield return $"holds {string.Join(", ", PlimsollRun.Packages(report.RootElement))}";
    }

    static IEnumerable<string> Refused(int code, string output, string error, string cache)
    {
        if (code != 3 || output.Length > 0)
            yield return $"ended with {code}: {output[..Math.Min(output.Length, 200)]} {error}";
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != 1 || lines[0].Contains("this is a bug", StringComparison.Ordinal) || lines[0].Length > 1000 || lines[0].Any(char.IsControl))
            yield return $"said: {error}";
        if (Directory.Exists(Path.Combine(cache, "evidence")) && Directory.EnumerateFiles(Path.Combine(cache, "evidence"), "*", SearchOption.AllDirectories).FirstOrDefault() is { } kept)
            yield return $"left {kept} in the cache";
    }

    static bool Holds(string text) => text.Contains(Scene.Password, StringComparison.Ordinal) ||
        text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Scene.User}:{Scene.Password}")), StringComparison.Ordinal);
}
