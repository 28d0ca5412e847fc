using Plimsoll.Formats;
using Plimsoll.Formats.Xml;

namespace Plimsoll.Inventory.Java.Pom;

/// <summary>What a <c>pom.xml</c> says by itself: parents, imported lists and profiles lie elsewhere, and what only they tell stays unknown.</summary>
/// <remarks>Maven POM reference, 4.0.0.</remarks>
sealed class PomFile
{
    public const int MaxBytes = 16 * 1024 * 1024;
    const int MaxItems = 10_000;
    const int MaxLicences = 16;
    const int MaxLicenceCharacters = 256;

    static readonly XmlLimits Xml = new() { MaxCharacters = MaxBytes, MaxDepth = 64, MaxTokenBytes = 1024 * 1024, MaxFieldCharacters = 64 * 1024, MaxItems = MaxItems };

    readonly PomProperties properties = new();
    readonly List<PomDependency> dependencies = [];
    readonly List<PomDependency> listed = [];
    readonly Dictionary<(string? Group, string? Artifact, string? Classifier), PomDependency> managed = [];
    readonly List<string> licences = [];

    /// <summary>The project's own coordinates; group and version are its parent's where it has none. Null where it names no artifact or no group.</summary>
    public Coordinates? Own { get; private set; }

    public IReadOnlyList<PomDependency> Dependencies => dependencies;

    public IReadOnlyList<string> Licences => licences;

    /// <exception cref="MalformedDocumentException">It is no XML, or no project.</exception>
    public static PomFile Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes");
        var file = new PomFile();
        using var stream = new MemoryStream(bytes.ToArray());
        using var walk = new XmlWalk(stream, Xml);
        walk.Root("project");
        file.ReadProject(walk);
        return file;
    }

    /// <summary>A text with its properties filled in; null where one of them is not to be had here.</summary>
    public string? Resolve(string? text) => properties.Resolve(text);

    /// <summary>Coordinates of a dependency; null where its names cannot be told, and without a version where that cannot.</summary>
    public Coordinates? Resolve(PomDependency dependency)
    {
        var (group, artifact) = (Resolve(dependency.Group), Resolve(dependency.Artifact));
        if (!Coordinates.IsId(group) || !Coordinates.IsId(artifact))
            return null;
        var version = Resolve(dependency.Version ?? Managed(dependency)?.Version);
        // "[1.2]" asks for exactly this one; other brackets are ranges.
        if (version is ['[', .. var exact, ']'] && !exact.Contains(',', StringComparison.Ordinal))
            version = exact;
        return new(group, artifact!, Coordinates.VersionOf(version));
    }

    /// <summary>The scope, which the list of managed dependencies may give.</summary>
    public string? Scope(PomDependency dependency) => Resolve(dependency.Scope ?? Managed(dependency)?.Scope);

    PomDependency? Managed(PomDependency dependency) => managed.GetValueOrDefault(Key(dependency));

    (string? Group, string? Artifact, string? Classifier) Key(PomDependency dependency) => (Resolve(dependency.Group), Resolve(dependency.Artifact), dependency.Classifier);

    void ReadProject(XmlWalk walk)
    {
        var (own, parent) = (new PomDependency(), new PomDependency());
        for (var level = walk.Enter(); walk.Child(level);)
            switch (walk.Name)
            {
                case "parent": ReadInto(parent, walk); break;
                case "properties": ReadProperties(walk); break;
                case "dependencies": ReadDependencies(walk, dependencies); break;
                case "dependencyManagement": ReadManagement(walk); break;
                case "licenses": ReadLicences(walk); break;
                default: Take(own, walk); break;
            }

        Name(own, parent);
        foreach (var dependency in listed)
            managed.TryAdd(Key(dependency), dependency);
    }

    void Name(PomDependency own, PomDependency parent)
    {
        (string Name, string? Value)[] names = [("groupId", own.Group ?? parent.Group), ("artifactId", own.Artifact), ("version", own.Version ?? parent.Version)];
        foreach (var (name, value) in names)
            foreach (var prefix in (string[])["project.", "pom.", ""])
                properties.SetOwn(prefix + name, value);
        names = [("groupId", parent.Group), ("artifactId", parent.Artifact), ("version", parent.Version)];
        foreach (var (name, value) in names)
            foreach (var prefix in (string[])["project.parent.", "parent."])
                properties.SetOwn(prefix + name, value);
        var (group, artifact) = (Resolve(own.Group ?? parent.Group), Resolve(own.Artifact));
        if (Coordinates.IsId(group) && Coordinates.IsId(artifact))
            Own = new(group, artifact!, Coordinates.VersionOf(Resolve(own.Version ?? parent.Version)));
    }

    void ReadProperties(XmlWalk walk)
    {
        for (var level = walk.Enter(); walk.Child(level);)
        {
            walk.Keep();
            properties.Set(walk.Name, walk.Text());
        }
    }

    void ReadManagement(XmlWalk walk)
    {
        for (var level = walk.Enter(); walk.Child(level);)
            if (walk.Name == "dependencies")
                ReadDependencies(walk, listed);
    }

    void ReadLicences(XmlWalk walk)
    {
        for (var level = walk.Enter(); walk.Child(level);)
        {
            string? name = null, url = null;
            for (var inner = walk.Enter(); walk.Child(inner);)
                if (walk.Name == "name")
                    name = walk.Text();
                else if (walk.Name == "url")
                    url = walk.Text();
            var licence = string.IsNullOrEmpty(name) ? url : name;
            if (licence?.Length is > 0 and <= MaxLicenceCharacters && licences.Count < MaxLicences && !licences.Contains(licence))
                licences.Add(licence);
        }
    }

    static void ReadDependencies(XmlWalk walk, List<PomDependency> into)
    {
        for (var level = walk.Enter(); walk.Child(level);)
        {
            walk.Keep();
            var dependency = new PomDependency();
            ReadInto(dependency, walk);
            into.Add(dependency);
        }
    }

    static void ReadInto(PomDependency dependency, XmlWalk walk)
    {
        for (var level = walk.Enter(); walk.Child(level);)
            Take(dependency, walk);
    }

    static void Take(PomDependency to, XmlWalk walk)
    {
        switch (walk.Name)
        {
            case "groupId": to.Group = walk.Text(); break;
            case "artifactId": to.Artifact = walk.Text(); break;
            case "version": to.Version = walk.Text(); break;
            case "scope": to.Scope = walk.Text(); break;
            case "type": to.Type = walk.Text(); break;
            case "classifier": to.Classifier = walk.Text(); break;
            case "optional": to.IsOptional = walk.Text() == "true"; break;
        }
    }
}
