using System.Buffers;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Ruby.Gemspec;

/// <summary>From a gemspec's source to what its lines set, where they set it to literals. The source is never run.</summary>
/// <remarks>RubyGems writes <c># stub: NAME VERSION PLATFORM REQUIRE_PATHS</c> above each specification that it installs, then a line a field.</remarks>
sealed class GemSource
{
    const string Stub = "# stub: ";
    const string AnyPlatform = "ruby";

    static readonly SearchValues<char> OfVariables = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    readonly Limits limits;
    readonly List<Dependency> dependencies = [];
    readonly HashSet<string> known = new(StringComparer.Ordinal);
    bool hasStub;
    bool isOfOldRubyGems;

    public GemSource(ReadOnlySpan<byte> bytes, Limits limits)
    {
        this.limits = limits;
        foreach (var line in new Lines(bytes))
            if (line.Length <= limits.MaxFieldBytes)
                Read(Encoding.UTF8.GetString(line).AsSpan().Trim());
    }

    public string? Name { get; private set; }

    public string? Version { get; private set; }

    /// <summary>What it was built for (<c>x86_64-linux</c>, <c>java</c>); null where it runs anywhere.</summary>
    public string? Platform { get; private set; }

    public IReadOnlyList<string> Licences { get; private set; } = [];

    public IReadOnlyList<string> Authors { get; private set; } = [];

    public IReadOnlyList<Dependency> Dependencies => dependencies;

    void Read(ReadOnlySpan<char> line)
    {
        if (line.StartsWith(Stub))
            ReadStub(line[Stub.Length..]);
        if (line is "else" or "end")
            isOfOldRubyGems = line is "else";
        var dot = line.IndexOf('.');
        if (dot <= 0 || line[..dot].ContainsAnyExcept(OfVariables))
            return;
        var end = line[(dot + 1)..].IndexOfAny(" =(");
        if (end <= 0)
            return;
        var value = line[(dot + 1 + end)..].TrimStart();
        switch (line.Slice(dot + 1, end))
        {
            case "name" when Sets(value): Name ??= One(value); break;
            case "version" when Sets(value): Version ??= One(value); break;
            case "platform" when Sets(value) && !hasStub: Platform = One(value) is { } platform && platform != AnyPlatform ? platform : null; break;
            case "license" or "licenses" when Sets(value): Licences = All(value); break;
            case "author" or "authors" when Sets(value): Authors = All(value); break;
            case "add_runtime_dependency" or "add_dependency": Needs(value); break;
        }
    }

    /// <summary>The first of these comments is the gem; a second one lists extensions.</summary>
    void ReadStub(ReadOnlySpan<char> stub)
    {
        Span<Range> parts = stackalloc Range[4];
        if (hasStub || stub.Split(parts, ' ') < 3)
            return;
        hasStub = true;
        (Name, Version) = (FieldText.Of(stub[parts[0]], limits), FieldText.Of(stub[parts[1]], limits));
        Platform = stub[parts[2]] is AnyPlatform ? null : FieldText.Of(stub[parts[2]], limits);
    }

    /// <summary>What is written for RubyGems that knew one kind of dependency mixes what development needs with the rest, and stands behind <c>else</c>.</summary>
    void Needs(ReadOnlySpan<char> value)
    {
        if (!isOfOldRubyGems && dependencies.Count < limits.MaxDependenciesPerPackage && One(value) is { } name && known.Add(name))
            dependencies.Add(new Dependency(name));
    }

    static bool Sets(ReadOnlySpan<char> value) => value is ['=', not ('=' or '~'), ..];

    string? One(ReadOnlySpan<char> value) => RubyText.TryTake(ref value, out var text) ? FieldText.Of(text, limits) : null;

    List<string> All(ReadOnlySpan<char> value)
    {
        List<string> texts = [];
        while (RubyText.TryTake(ref value, out var text))
            if (FieldText.Of(text, limits) is { } kept)
                texts.Add(kept);
        return texts;
    }
}
