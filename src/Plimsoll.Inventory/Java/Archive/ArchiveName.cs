using System.Buffers;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>What a file's name says: <c>artifact-version[-classifier]</c>. Without a version it says nothing but what somebody called it.</summary>
/// <param name="IsSure">Whether it can be read in no other way: <c>log4j-1.2-api</c> may be 1.2 of log4j, or an artifact of this name.</param>
readonly record struct ArchiveName(string Stem, string Artifact, string Version, string? Classifier, bool IsSure = true)
{
    static readonly SearchValues<char> AfterWord = SearchValues.Create("0123456789.");

    // Words that stand in versions, and words that name another build of the same version.
    static readonly HashSet<string> VersionWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "alpha", "beta", "milestone", "rc", "cr", "m", "ga", "final", "release", "sp", "snapshot", "pre", "preview", "ea", "b", "build", "dev", "incubating", "jre", "android", "redhat", "fuse",
        "jbossorg", "patch", "hotfix", "p", "r", "rev", "v", "sec", "atlassian", "cdh", "hdp", "amzn",
    };

    static readonly HashSet<string> Classifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "tests", "test", "test-sources", "test-fixtures", "sources", "javadoc", "all", "shaded", "uber", "fat", "jar-with-dependencies", "exec", "plain", "runner", "jakarta", "nodep",
        "no_aop", "no-deps", "standalone", "javadocs", "source", "jdk5", "jdk8", "jdk15", "jdk16", "java8", "indy", "uberjar", "assembly",
    };

    static readonly string[] Platforms = ["linux", "osx", "windows", "macos", "mac", "win", "natives", "native", "freebsd", "solaris"];

    public static ArchiveName Of(string path)
    {
        var stem = ArchiveKinds.Stem(path);
        for (var dash = Next(stem, 0); dash > 0; dash = Next(stem, dash + 1))
        {
            var (version, classifier, isSure) = Split(stem[(dash + 1)..]);
            // "log4j-1.2-api-2.17.1": a number that is followed by words and then another one belongs to the name.
            if (isSure || Next(stem, dash + 1) < 0)
                return Coordinates.IsId(stem.AsSpan(0, dash)) && Coordinates.IsVersion(version) ? new(stem, stem[..dash], version, classifier, isSure) : Whole(stem);
        }

        return Whole(stem);
    }

    /// <summary>A name that is all artifact.</summary>
    public static ArchiveName Whole(string stem) => new(stem, stem, "", null);

    static int Next(string stem, int from)
    {
        for (var dash = stem.IndexOf('-', from); dash >= 0 && dash + 1 < stem.Length; dash = stem.IndexOf('-', dash + 1))
            if (char.IsAsciiDigit(stem[dash + 1]) || (stem[dash + 1] is 'v' or 'r' && dash + 2 < stem.Length && char.IsAsciiDigit(stem[dash + 2])))
                return dash;
        return -1;
    }

    /// <returns>Version and classifier, and whether both are made of words that such have.</returns>
    static (string Version, string? Classifier, bool IsSure) Split(string text)
    {
        var parts = text.Split('-');
        var count = 1;
        while (count < parts.Length && IsOfVersion(parts[count]))
            count++;
        if (count == parts.Length)
            return (text, null, true);
        var rest = string.Join('-', parts[count..]);
        return (string.Join('-', parts[..count]), Coordinates.IsId(rest) ? rest : null, IsClassifier(rest));
    }

    static bool IsOfVersion(string part) => part.Length == 0 || char.IsAsciiDigit(part[0]) || VersionWords.Contains(part.AsSpan(0, Word(part)).ToString());

    static bool IsClassifier(string rest) => Classifiers.Contains(rest) || Array.Exists(Platforms, p => rest.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    static int Word(string part)
    {
        var end = part.AsSpan().IndexOfAny(AfterWord);
        return end < 0 ? part.Length : end;
    }
}
