using Plimsoll.Advisories.Feeds.Vendors;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>One condition of a definition on one package, with what else must hold.</summary>
readonly record struct OvalClaim(string Package, OvalOperation Operation, string? Evr, string Comment, OvalScope Scope, IReadOnlyList<string> Architectures);

/// <summary>What holds for everything below a node.</summary>
/// <param name="Exact">False where a condition was met that no range can say.</param>
sealed record OvalScope(IReadOnlyList<string> Platforms, string? Module, IReadOnlyList<string> Architectures, bool Exact)
{
    public static OvalScope Everywhere { get; } = new([], null, [], true);
}

/// <summary>Turns the tree of conditions into claims. In every real feed packages are alternatives and the rest narrows them.</summary>
sealed class OvalClaims(OvalDocument document)
{
    readonly OvalAtoms atoms = new(document);
    readonly List<OvalClaim> claims = [];

    /// <summary>The first thing in the definition that the file does not define, or null.</summary>
    public string? Undefined { get; private set; }

    public IReadOnlyList<OvalClaim> Of(OvalDefinition definition)
    {
        claims.Clear();
        Undefined = null;
        if (definition.Criteria is { } root)
            Walk(root, OvalScope.Everywhere);
        return claims;
    }

    void Walk(OvalCriteria node, OvalScope scope)
    {
        if (node.Negated)
            return;
        if (!node.Any)
            scope = Narrowed(node, scope);
        var aboutOthers = !node.Any && SpeaksOfOthers(node);
        foreach (var criterion in node.Criterions)
        {
            var atom = atoms.Of(criterion);
            if (atom.Kind == OvalAtomKind.Unknown)
                Undefined ??= atom.Text;
            if (atom.Kind == OvalAtomKind.Package || (atom.Kind == OvalAtomKind.Exact && !aboutOthers))
                Claim(atom, scope);
        }

        foreach (var group in node.Groups)
            Walk(group, scope);
    }

    // Everything that is said beside the packages of an "all of these" holds for them.
    OvalScope Narrowed(OvalCriteria node, OvalScope scope)
    {
        var platforms = new List<string>();
        foreach (var criterion in node.Criterions)
            scope = Narrowed(atoms.Of(criterion), scope, platforms);
        foreach (var group in node.Groups)
            if (!HasPackages(group))
                Collect(group, platforms);
        return platforms.Count == 0 ? scope : scope with { Platforms = platforms };
    }

    static OvalScope Narrowed(OvalAtom atom, OvalScope scope, List<string> platforms)
    {
        switch (atom.Kind)
        {
            case OvalAtomKind.Platform:
                platforms.Add(atom.Text);
                return scope;
            case OvalAtomKind.Module: return scope with { Module = atom.Text };
            case OvalAtomKind.Architecture: return scope with { Architectures = Split(atom.Text) };
            case OvalAtomKind.Lookalike: return scope with { Exact = false };
            default: return scope;
        }
    }

    void Collect(OvalCriteria node, List<string> platforms)
    {
        foreach (var criterion in node.Criterions)
            if (atoms.Of(criterion) is { Kind: OvalAtomKind.Platform } atom)
                platforms.Add(atom.Text);
        foreach (var group in node.Groups)
            Collect(group, platforms);
    }

    bool HasPackages(OvalCriteria node)
    {
        foreach (var criterion in node.Criterions)
            if (atoms.Of(criterion).Kind is OvalAtomKind.Package or OvalAtomKind.Exact)
                return true;
        return node.Groups.Exists(HasPackages);
    }

    // Beside another package, or beside something that must be missing, an exact version names the running kernel.
    bool SpeaksOfOthers(OvalCriteria node)
    {
        foreach (var criterion in node.Criterions)
            if (atoms.Of(criterion).Kind is OvalAtomKind.Package or OvalAtomKind.Absent)
                return true;
        return node.Groups.Exists(group => HasPackages(group) || group.Criterions.Exists(criterion => atoms.Of(criterion).Kind == OvalAtomKind.Absent));
    }

    void Claim(OvalAtom atom, OvalScope scope)
    {
        var architectures = atom.State.Architecture is { } stated ? Split(stated) : scope.Architectures;
        if (atom.Object.Variable is not { } variable)
            Claim(atom.Object.Name, atom, scope, architectures);
        else if (document.Variables.TryGetValue(variable, out var names))
            foreach (var name in names)
                Claim(name, atom, scope, architectures);
        else
            Undefined ??= variable;
    }

    void Claim(string package, OvalAtom atom, OvalScope scope, IReadOnlyList<string> architectures)
    {
        if (package.Length == 0)
            Undefined ??= atom.Text;
        else
            claims.Add(new OvalClaim(package, atom.State.Operation, atom.State.Evr is { } evr ? Evr.WithoutZeroEpoch(evr) : null, atom.Text, scope, architectures));
    }

    // `^(aarch64|x86_64)$`; a pattern that is more than a list of names limits nothing. Source packages are never installed.
    static string[] Split(string pattern)
    {
        var words = pattern.Trim('^', '$', '(', ')').Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Exists(words, word => !word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')))
            return [];
        return words is ["src"] ? words : [.. words.Where(word => word != "src").Order(StringComparer.Ordinal)];
    }
}
