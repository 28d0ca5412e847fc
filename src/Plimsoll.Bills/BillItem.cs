namespace Plimsoll.Bills;

/// <summary>One entry of a bill of materials in no format's words, filled field by field as a document is walked.</summary>
sealed class BillItem
{
    /// <summary>Its name within the document; empty where it has none.</summary>
    public string Ref { get; set; } = "";

    public BillKind Kind { get; set; }

    /// <summary>CycloneDX's <c>group</c>, in front of the name.</summary>
    public string? Group { get; set; }

    public string Name { get; set; } = "";

    public string? Version { get; set; }

    public string? Purl { get; set; }

    public string? Description { get; set; }

    public string? Supplier { get; set; }

    public string? Maintainer { get; set; }

    public List<string> Licences { get; } = [];

    /// <summary><c>algorithm:hex</c>, in small letters.</summary>
    public List<string> Checksums { get; } = [];

    public List<string> Cpes { get; } = [];

    /// <summary>Paths where it was found, as far as the format has a field for them.</summary>
    public List<string> Locations { get; } = [];

    /// <summary>What tools say of it by names of their own: <c>plimsoll:path</c>, <c>aquasecurity:trivy:PkgID</c>, <c>syft:location:0:path</c>.</summary>
    public List<KeyValuePair<string, string>> Facts { get; } = [];

    /// <summary>Name with the group, as people write it.</summary>
    public string FullName => string.IsNullOrEmpty(Group) ? Name : $"{Group}/{Name}";

    /// <summary>The first fact of a name; null where there is none, or an empty one.</summary>
    public string? Fact(string name)
    {
        foreach (var (key, value) in Facts)
            if (key == name)
                return value.Length == 0 ? null : value;
        return null;
    }
}
