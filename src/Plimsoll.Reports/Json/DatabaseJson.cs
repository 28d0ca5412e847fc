using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json;

static class DatabaseJson
{
    public static void Write(Utf8JsonWriter json, DatabaseInfo database)
    {
        json.WriteStartObject("database");
        json.WriteString("built", database.Built);
        json.WriteString("digest", database.Digest);
        json.WriteStartArray("sources");
        foreach (var source in database.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteOptional("date", source.Date);
            json.WriteNumber("advisories", source.Advisories);
            json.WriteString("licence", source.Licence);
            json.WriteString("attribution", source.Attribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
