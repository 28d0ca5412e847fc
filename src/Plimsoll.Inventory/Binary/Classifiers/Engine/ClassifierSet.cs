using System.Text;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>Classifiers by the files that they look at: a path costs a comparison with the few globs that begin as its name does.</summary>
/// <remarks>
/// Reading all that is known of all programs would take longer than scanning a small image, and an image has a few of them. So an index tells who looks at
/// which files, and a classifier is read when the first such file is met. A test holds the index to the classifiers.
/// </remarks>
sealed class ClassifierSet
{
    const string Index = "classifiers.tsv";
    const string Prefix = "classifier/";

    static readonly Lazy<ClassifierSet> Carried = new(() => new ClassifierSet(Encoding.UTF8.GetString(Resource(Index))));

    readonly List<Lazy<Classifier>> all = [];
    readonly List<(PathGlob Glob, Lazy<Classifier> Classifier)>[] byFirstByte = new List<(PathGlob, Lazy<Classifier>)>[byte.MaxValue + 1];

    // A line a classifier: its name, and its globs, between tabulators.
    ClassifierSet(string index)
    {
        foreach (var line in index.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            var classifier = new Lazy<Classifier>(() => ClassifierFile.Parse(Resource(Prefix + fields[0])));
            all.Add(classifier);
            foreach (var glob in fields[1..].Select(f => new PathGlob(f)))
                (byFirstByte[glob.FirstOfName] ??= []).Add((glob, classifier));
        }
    }

    /// <summary>The program's own, whose index is read when the first file asks for them.</summary>
    public static ClassifierSet BuiltIn => Carried.Value;

    /// <summary>In the order of their names. Reads them all.</summary>
    public IReadOnlyList<Classifier> All => [.. all.Select(c => c.Value)];

    /// <summary>Whether any classifier looks at such a file.</summary>
    public bool Knows(ReadOnlySpan<byte> path)
    {
        path = WithoutEnding(path);
        foreach (var (glob, _) in Near(path))
            if (glob.Matches(path))
                return true;
        return false;
    }

    /// <summary>The classifiers that look at such a file.</summary>
    public IReadOnlyList<Classifier> For(string path)
    {
        List<Lazy<Classifier>> found = [];
        var bytes = WithoutEnding(Encoding.UTF8.GetBytes(path));
        foreach (var (glob, classifier) in Near(bytes))
            if (!found.Contains(classifier) && glob.Matches(bytes))
                found.Add(classifier);
        return [.. found.Select(c => c.Value)];
    }

    List<(PathGlob Glob, Lazy<Classifier> Classifier)> Near(ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        return (name.IsEmpty ? null : byFirstByte[name[0]]) ?? [];
    }

    // A program for Windows is the same program.
    static ReadOnlySpan<byte> WithoutEnding(ReadOnlySpan<byte> path) => path.EndsWith(".exe"u8) ? path[..^".exe".Length] : path;

    static byte[] Resource(string name)
    {
        using var resource = typeof(ClassifierSet).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
