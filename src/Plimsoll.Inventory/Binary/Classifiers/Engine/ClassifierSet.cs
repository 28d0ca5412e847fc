using System.Text;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>Classifiers by the files that they look at: a path costs a comparison with the few globs that begin as its name does.</summary>
sealed class ClassifierSet
{
    const string Prefix = "classifier/";

    static readonly Lazy<ClassifierSet> Carried = new(Load);

    readonly List<(PathGlob Glob, Classifier Classifier)>[] byFirstByte = new List<(PathGlob, Classifier)>[byte.MaxValue + 1];

    public ClassifierSet(IReadOnlyList<Classifier> classifiers)
    {
        All = classifiers;
        foreach (var classifier in classifiers)
            foreach (var glob in classifier.Files)
                (byFirstByte[glob.FirstOfName] ??= []).Add((glob, classifier));
    }

    /// <summary>The program's own, read when the first file asks for them.</summary>
    public static ClassifierSet BuiltIn => Carried.Value;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<Classifier> All { get; }

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
    public List<Classifier> For(string path)
    {
        List<Classifier> found = [];
        var bytes = WithoutEnding(Encoding.UTF8.GetBytes(path));
        foreach (var (glob, classifier) in Near(bytes))
            if (!found.Contains(classifier) && glob.Matches(bytes))
                found.Add(classifier);
        return found;
    }

    List<(PathGlob Glob, Classifier Classifier)> Near(ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        return (name.IsEmpty ? null : byFirstByte[name[0]]) ?? [];
    }

    // A program for Windows is the same program.
    static ReadOnlySpan<byte> WithoutEnding(ReadOnlySpan<byte> path) => path.EndsWith(".exe"u8) ? path[..^".exe".Length] : path;

    static ClassifierSet Load()
    {
        var assembly = typeof(ClassifierSet).Assembly;
        List<Classifier> classifiers = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            classifiers.Add(ClassifierFile.Parse(bytes));
        }

        return new ClassifierSet(classifiers);
    }
}
