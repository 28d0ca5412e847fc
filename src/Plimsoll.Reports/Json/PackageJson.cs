using System.Text.Json;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Reports.Json;

static class PackageJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<InstalledPackage> packages)
    {
        json.WriteStartArray("packages");
        foreach (var installed in packages)
        {
            var package = installed.Package;
            json.WriteStartObject();
            json.WriteString("purl", installed.Purl.ToString());
            json.WriteString("name", package.Name);
            json.WriteString("version", package.Version);
            json.WriteString("type", package.Type.PurlName());
            json.WriteOptional("architecture", package.Architecture);
            json.WriteStartObject("source");
            json.WriteString("name", package.SourceNameOrName);
            json.WriteString("version", package.SourceVersionOrVersion);
            json.WriteEndObject();
            json.WriteStartArray("places");
            foreach (var place in installed.Places)
                Write(json, place);
            json.WriteEndArray();
            json.WriteString("foundBy", installed.FoundBy);
            if (installed.OwnedBy is null)
                json.WriteNull("ownedBy");
            else
                json.WriteString("ownedBy", installed.OwnedBy);
            WriteRelations(json, installed);
            json.WriteStrings("licences", package.Licences);
            json.WriteOptional("origin", package.Origin ?? package.Vendor);
            json.WriteOptional("vendor", package.Vendor);
            json.WriteOptional("maintainer", package.Maintainer);
            json.WriteOptional("module", package.Module);
            json.EndItem();
        }

        json.WriteEndArray();
    }

    /// <summary>What most packages have not, and what then is not written.</summary>
    static void WriteRelations(Utf8JsonWriter json, InstalledPackage installed)
    {
        var package = installed.Package;
        if (installed.IsOfDistribution)
            json.WriteBoolean("ofDistribution", true);
        if (installed.IsOfBase is { } ofBase)
            json.WriteBoolean("ofBase", ofBase);
        if (package.IsDirect is { } direct)
            json.WriteBoolean("direct", direct);
        if (package.IsDevelopment)
            json.WriteBoolean("development", true);
        WriteSome(json, "containedIn", installed.ContainedIn);
        WriteSome(json, "basis", package.Basis);
        WriteSome(json, "dependsOn", installed.DependsOn);
        WriteSome(json, "checksums", package.Checksums);
        WriteSome(json, "cpes", package.Cpes);
    }

    static void WriteSome(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    static void WriteSome(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            json.WriteStrings(name, texts);
    }

    static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteOptional("layer", place.Layer?.ToString());
        json.WriteString("path", place.Path);
        json.WriteOptional("step", place.Step);
        json.WriteEndObject();
    }
}
