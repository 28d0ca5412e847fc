using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Metadata;

/// <summary>Collects the headers of a distribution's metadata that a package has a place for.</summary>
sealed class MetadataFields(PythonPlace place, Limits limits)
{
    readonly Dictionary<string, string> first = new(StringComparer.Ordinal);
    readonly PythonLicences licences = new();
    readonly List<Dependency> dependencies = [];
    readonly HashSet<string> needed = new(StringComparer.Ordinal);
    string? origin;
    int originRank;

    public void Take(ReadOnlySpan<byte> field, ReadOnlySpan<byte> bytes)
    {
        var value = FieldText.Of(bytes, limits);
        licences.NextField();
        if (value is null || value == "UNKNOWN")
            return;
        if (CoreMetadata.Is(field, "Classifier"u8))
            licences.TakeClassifier(value);
        else if (CoreMetadata.Is(field, "License-Expression"u8))
            licences.Expression = value;
        else if (CoreMetadata.Is(field, "License"u8))
            licences.TakeField(value);
        else if (CoreMetadata.Is(field, "Requires-Dist"u8) || CoreMetadata.Is(field, "Requires"u8))
            TakeDependency(value);
        else if (CoreMetadata.Is(field, "Home-page"u8))
            TakeOrigin(value, "homepage");
        else if (CoreMetadata.Is(field, "Project-URL"u8) && value.Split(',', 2) is [var label, var url])
            TakeOrigin(url, label.Trim().ToLowerInvariant());
        else if (field.Length <= LongestField)
            first.TryAdd(Encoding.UTF8.GetString(field).ToLowerInvariant(), value);
    }

    /// <summary>The value of the last field goes on in another line.</summary>
    public void Continue() => licences.FieldGoesOn();

    public Package? ToPackage() => first.GetValueOrDefault("name") is not { } name ? null : new Package
    {
        Type = PackageType.PyPi,
        Name = name,
        Version = first.GetValueOrDefault("version") ?? "",
        Licences = licences.ToList(),
        Maintainer = Person("author") ?? Person("maintainer"),
        Origin = origin,
        Dependencies = dependencies,
    };

    const int LongestField = 32;

    // Author, and the address where it stands by itself; newer metadata have both in the latter.
    string? Person(string role) =>
        (first.GetValueOrDefault(role), first.GetValueOrDefault($"{role}-email")) switch
        {
            (null, var email) => email,
            (var name, null) => name,
            var (name, email) => email.Contains('<', StringComparison.Ordinal) ? email : $"{name} <{email}>",
        };

    void TakeDependency(string value)
    {
        if (dependencies.Count < limits.MaxDependenciesPerPackage && Requirement.Parse(value) is { } requirement && requirement.MayHold(place) && needed.Add(requirement.Name))
            dependencies.Add(new Dependency(requirement.Name));
    }

    // Where the source is says more than where the project presents itself.
    void TakeOrigin(string url, string label)
    {
        var rank = label switch
        {
            "source" or "source code" or "repository" or "code" or "github" => 2,
            "homepage" or "home" or "home-page" => 1,
            _ => 0,
        };
        if (rank <= originRank || PublicUrl.Of(url, limits) is not { } kept)
            return;
        origin = kept;
        originRank = rank;
    }
}
