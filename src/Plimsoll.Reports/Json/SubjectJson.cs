using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json;

static class SubjectJson
{
    public static void Write(Utf8JsonWriter json, ScanResult result)
    {
        var subject = result.Subject;
        json.WriteStartObject("subject");
        json.WriteString("kind", subject.Kind.Snake());
        json.WriteString("name", subject.Name);
        json.WriteOptional("digest", subject.Digest?.ToString());
        json.WriteOptional("platform", subject.Platform?.ToString());
        if (result.Evidence.OperatingSystem is { } system)
        {
            json.WriteStartObject("os");
            json.WriteString("id", system.Id);
            json.WriteString("version", system.VersionId);
            json.WriteOptional("name", system.PrettyName);
            json.WriteOptional("endOfLife", result.EndOfLife);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("os");
        }

        if (result.Evidence.Base is { } known)
        {
            json.WriteStartObject("base");
            json.WriteOptional("name", known.Name);
            json.WriteOptional("digest", known.Digest?.ToString());
            json.WriteNumber("layers", known.Layers);
            json.WriteString("ground", known.Ground.Snake());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
