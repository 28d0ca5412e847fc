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
            json.WriteString("type", package.Type.Snake());
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
            json.WriteNull("ownedBy");
            json.WriteStrings("licences", package.Licences);
            json.WriteOptional("origin", package.Origin ?? package.Vendor);
            json.WriteOptional("vendor", package.Vendor);
            json.WriteOptional("maintainer", package.Maintainer);
            json.WriteOptional("module", package.Module);
            json.EndItem();
        }

        json.WriteEndArray();
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
