using System.Globalization;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>How a mirror names its targets, and what it says of them under <c>custom</c>.</summary>
static class MirrorNames
{
    public const string Database = "plimsoll-db.zst";

    const string Deltas = "deltas/";
    const int DigitsKept = 16;

    const string Content = "content";
    const string Built = "built";
    const string PlainLength = "plain-length";
    const string PlainSha256 = "plain-sha256";
    const string From = "from";
    const string To = "to";

    public static TargetFile DatabaseTarget(PlainDatabase database, long length, string sha256) => new(Database, length, sha256, new Dictionary<string, string>
    {
        [Content] = database.Content,
        [Built] = database.Built,
        [PlainLength] = database.Length.ToString(CultureInfo.InvariantCulture),
        [PlainSha256] = database.Sha256,
    });

    public static TargetFile DeltaTarget(string from, string to, long length, string sha256) =>
        new($"{Deltas}{Short(from)}-{Short(to)}.zst", length, sha256, new Dictionary<string, string> { [From] = from, [To] = to });

    /// <summary>What the target says of the database in it; null where that is not said.</summary>
    public static PlainDatabase? PlainOf(TargetFile target) =>
        target.Custom.GetValueOrDefault(Content) is { } content && target.Custom.GetValueOrDefault(PlainSha256) is { } sha256
        && long.TryParse(target.Custom.GetValueOrDefault(PlainLength), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new PlainDatabase(content, target.Custom.GetValueOrDefault(Built) ?? "", length, sha256)
            : null;

    /// <summary>The deltas, by the content that they start from.</summary>
    public static IReadOnlyDictionary<string, TargetFile> DeltasByStart(TargetsMetadata targets)
    {
        var found = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var file in targets.Files.Values)
            if (file.Name.StartsWith(Deltas, StringComparison.Ordinal) && file.Custom.GetValueOrDefault(From) is { } from && file.Custom.ContainsKey(To))
                found[from] = file;
        return found;
    }

    public static string EndOf(TargetFile delta) => delta.Custom[To];

    public static string StartOf(TargetFile delta) => delta.Custom[From];

    static string Short(string content) => content[(content.IndexOf(':', StringComparison.Ordinal) + 1)..][..DigitsKept];
}
