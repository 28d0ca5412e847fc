using System.Text.Json;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Reports.Json;

static class EvidenceJson
{
    public static void WriteObservations(Utf8JsonWriter json, IEnumerable<Observation> observations)
    {
        json.WriteStartArray("observations");
        foreach (var observation in observations)
        {
            json.WriteStartObject();
            json.WriteString("inspector", observation.Reader);
            json.WriteString("subject", observation.Subject);
            json.WriteStartObject("facts");
            foreach (var (name, value) in observation.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteGaps(Utf8JsonWriter json, IEnumerable<Gap> gaps)
    {
        json.WriteStartArray("gaps");
        foreach (var gap in gaps)
        {
            json.WriteStartObject();
            json.WriteString("code", gap.Code.Snake());
            json.WriteString("path", gap.Path);
            json.WriteString("message", gap.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
