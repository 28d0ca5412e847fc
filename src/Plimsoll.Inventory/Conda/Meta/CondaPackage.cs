using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conda.Meta;

/// <summary>From a record of conda to a package.</summary>
/// <remarks>Package-URL specification, type conda: qualifiers <c>build</c>, <c>channel</c>, <c>subdir</c>, <c>type</c>.</remarks>
static class CondaPackage
{
    static readonly string[] Archives = [".conda", ".tar.bz2"];

    public static Package? From(JsonElement root, Limits limits) =>
        root.Kept("name", limits) is not { } name || root.Kept("version", limits) is not { } version ? null : new Package
        {
            Type = PackageType.Conda,
            Name = name,
            Version = version,
            Architecture = root.Kept("subdir", limits),
            Licences = root.Kept("license", limits) is { } licence ? [licence] : [],
            Origin = PublicUrl.Of(WithoutToken(root.Text("url")), limits),
            Qualifiers = [.. Qualifiers(root, limits)],
            IsDirect = IsDirect(root),
            Dependencies = [.. root.Texts("depends").Select(NameOf).Where(IsPackage).Distinct().Take(limits.MaxDependenciesPerPackage).Select(n => new Dependency(n))],
            Checksums = [.. new[] { ("sha256", 64), ("md5", 32) }.Select(sum => Checksum(root, sum.Item1, sum.Item2)).OfType<string>()],
        };

    static IEnumerable<KeyValuePair<string, string>> Qualifiers(JsonElement root, Limits limits)
    {
        var subdir = root.Kept("subdir", limits);
        if (root.Kept("build", limits) is { } build)
            yield return new("build", build);
        if (Channel(root.Kept("channel", limits), subdir) is { } channel)
            yield return new("channel", channel);
        if (subdir is not null)
            yield return new("subdir", subdir);
        if (Array.Find(Archives, a => (root.Text("fn") ?? root.Text("url") ?? "").EndsWith(a, StringComparison.Ordinal)) is { } archive)
            yield return new("type", archive[1..]);
    }

    /// <summary>The channel's name: the last part of its address, before the platform's. What is before may hold a token.</summary>
    static string? Channel(string? channel, string? subdir)
    {
        var parts = (channel ?? "").Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && (parts[^1] == subdir || parts[^1] == "noarch") ? parts[^2] : parts.LastOrDefault();
    }

    // https://host/t/TOKEN/channel/…
    static string? WithoutToken(string? url)
    {
        if (url is null || url.IndexOf("/t/", StringComparison.Ordinal) is not (> 0 and var at))
            return url;
        var end = url.IndexOf('/', at + "/t/".Length);
        return end < 0 ? url[..at] : url[..at] + url[end..];
    }

    // Until conda 4.4 and in mamba's records "None" is what nobody asked for.
    static bool? IsDirect(JsonElement root) =>
        root.Get("requested_specs") is { ValueKind: JsonValueKind.Array } specs ? specs.GetArrayLength() > 0
        : root.Get("requested_spec") is { ValueKind: JsonValueKind.String } spec ? spec.GetString() is not ("" or "None")
        : null;

    static string NameOf(string spec) => spec.Split(' ', 2)[0];

    // __glibc, __linux: what the machine offers, not packages.
    static bool IsPackage(string name) => name.Length > 0 && !name.StartsWith("__", StringComparison.Ordinal);

    static string? Checksum(JsonElement root, string algorithm, int length) =>
        root.Text(algorithm) is { } hex && hex.Length == length && hex.All(char.IsAsciiHexDigit) ? $"{algorithm}:{hex.ToLowerInvariant()}" : null;
}
