using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json;

static class VerdictJson
{
    public static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("result", verdict.Result.Snake());
        json.WriteString("policy", verdict.Policy);
        json.WriteStartArray("reasons");
        foreach (var reason in verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("rule", reason.Rule);
            json.WriteString("text", reason.Text);
            json.WriteStrings("findings", reason.Findings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
