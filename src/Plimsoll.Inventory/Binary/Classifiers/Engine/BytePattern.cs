using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>How a program says its version: bytes to find, and an expression over the bytes around them that captures <c>version</c>.</summary>
/// <remarks>
/// The anchor is searched in the whole file with the processor's vectors; only what lies around a find, a few hundred bytes, is made text (Latin-1, so that each byte is
/// one character) and given to an expression that never goes back, whose time grows with that text alone.
/// </remarks>
/// <param name="anchor">What is searched.</param>
/// <param name="expression">What must match somewhere around it. Made when it is first needed: most images have a few of the programs that we know.</param>
/// <param name="before">How many bytes before the anchor the expression sees.</param>
/// <param name="after">How many bytes after the anchor it sees.</param>
/// <param name="once">Whether all finds must agree: for what a program's other texts may look like.</param>
sealed class BytePattern(byte[] anchor, string expression, int before, int after, bool once)
{
    public const string Capture = "version";

    /// <summary>What is captured instead where a program writes its version as one number.</summary>
    public const string Major = "major";

    /// <summary>Files made of nothing but an anchor: finds that are looked at in one file.</summary>
    public const int MaxFinds = 4096;

    /// <summary>How far the expression may be made to see.</summary>
    public const int MaxReach = 512;

    const string Minor = "minor";
    const string Patch = "patch";
    const int MaxVersion = 64;

    readonly Lazy<Regex> regex = new(() => new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));

    public Regex Expression => regex.Value;

    /// <summary>The version that a file states; null where it does not state one so.</summary>
    public string? VersionIn(ReadOnlySpan<byte> file)
    {
        string? found = null;
        var at = 0;
        for (var finds = 0; finds < MaxFinds && file[at..].IndexOf(anchor) is var offset and >= 0; finds++)
        {
            at += offset;
            if (VersionAt(file, at) is { } version)
            {
                if (!once)
                    return version;
                if (found is not null && found != version)
                    return null;
                found = version;
            }

            at++;
        }

        return found;
    }

    string? VersionAt(ReadOnlySpan<byte> file, int at)
    {
        var end = (int)Math.Min(file.Length, (long)at + anchor.Length + after);
        var match = Expression.Match(Encoding.Latin1.GetString(file[Math.Max(0, at - before)..end]));
        return !match.Success ? null
            : match.Groups[Capture] is { Success: true, Length: > 0 and <= MaxVersion } version ? version.Value
            : match.Groups[Major] is { Success: true, Length: <= MaxVersion } major ? $"{Number(major)}.{Number(match.Groups[Minor])}.{Number(match.Groups[Patch])}"
            : null;
    }

    // 2.9.14 as 20914.
    static string Number(Group group) => group.Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
}
