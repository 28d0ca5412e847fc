using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Python.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>Gathers the packages of one list of requirements, and who asks for them.</summary>
sealed class RequirementList(bool isDevelopment, EvidenceSink evidence)
{
    readonly List<Package> packages = [];

    // Of each package who asks for it: other packages, and lists ("-r requirements.in").
    readonly Dictionary<string, List<string>> askers = new(StringComparer.Ordinal);
    string? last;
    bool isInVia;

    public void Take(string line)
    {
        if (line is ['#', ..])
        {
            TakeComment(line[1..].Trim());
            return;
        }

        isInVia = false;
        var comment = CommentAt(line);
        if (comment >= 0)
            line = line[..comment].TrimEnd();
        if (line is ['-', ..])
            TakeOption(line);
        else if (line.Length > 0)
            TakeRequirement(line, null);
    }

    /// <summary>The packages, with the edges that comments tell of.</summary>
    public IEnumerable<Package> Packages()
    {
        var needs = askers.SelectMany(a => a.Value.Select(by => (By: PythonName.Normal(by), Name: a.Key))).ToLookup(e => e.By, e => e.Name, StringComparer.Ordinal);
        foreach (var package in packages)
            yield return package with
            {
                IsDirect = askers.Count == 0 ? null : askers.GetValueOrDefault(package.Name)?.Exists(IsOfProject),
                Dependencies = [.. needs[PythonName.Normal(package.Name)].Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n))],
            };
    }

    // "-r requirements.in", and of uv also "myproject (pyproject.toml)".
    static bool IsOfProject(string asker) => asker is ['-', ..] || asker.Contains('(', StringComparison.Ordinal);

    // An address may hold the mark: only after a blank does a comment begin.
    static int CommentAt(string line)
    {
        var at = line.IndexOf(" #", StringComparison.Ordinal);
        return at < 0 ? line.IndexOf("\t#", StringComparison.Ordinal) : at;
    }

    void TakeComment(string comment)
    {
        if (comment == "via" || comment.StartsWith("via ", StringComparison.Ordinal))
        {
            isInVia = true;
            comment = comment["via".Length..].Trim();
        }

        if (!isInVia || last is null || comment.Length == 0)
            return;
        if (!askers.TryGetValue(last, out var names))
            askers[last] = names = [];
        foreach (var name in comment.Split(','))
            if (names.Count < evidence.Limits.MaxDependenciesPerPackage)
                names.Add(name.Trim());
    }

    void TakeOption(string line)
    {
        var end = line.IndexOfAny([' ', '=', '\t']);
        var (option, value) = end < 0 ? (line, "") : (line[..end], line[(end + 1)..].Trim());
        switch (option)
        {
            case "-r" or "--requirement":
                if (!RequirementsCataloguer.IsList(FolderPath.Bytes(value)))
                    evidence.Gap(GapCode.Unsupported, "it includes a list that is not named as one of requirements, and was not followed");
                break;
            case "-e" or "--editable":
                TakeRequirement(value, value);
                break;
        }
    }

    void TakeRequirement(string line, string? url)
    {
        var options = line.IndexOf(" --", StringComparison.Ordinal);
        var text = options < 0 ? line : line[..options];
        if ((Requirement.Parse(text) ?? FromAddress(url ?? text)) is not { } requirement)
        {
            // A path of the project itself, or a mistake: neither names a package.
            last = null;
            return;
        }

        last = requirement.Name;
        if (!requirement.MayHold(PythonPlace.Unknown))
            return;
        packages.Add(new Package
        {
            Type = PackageType.PyPi,
            Name = requirement.Name,
            Version = requirement.Pinned ?? "",
            IsDevelopment = isDevelopment,
            Origin = PublicUrl.Of(requirement.Url, evidence.Limits),
            Checksums = options < 0 ? [] : LockFile.Checksums(line[options..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(HashOf)),
        });
    }

    static string? HashOf(string option) => option.StartsWith("--hash=", StringComparison.Ordinal) ? option["--hash=".Length..] : null;

    // git+https://host/x@v1#egg=name: the address names the package at its end.
    static Requirement? FromAddress(string address)
    {
        var egg = address.IndexOf("#egg=", StringComparison.Ordinal);
        if (egg < 0)
            return null;
        var name = address[(egg + "#egg=".Length)..].Split('&', '[')[0];
        return Requirement.Parse(name) is { Specifier: "" } requirement ? requirement with { Url = address } : null;
    }
}
