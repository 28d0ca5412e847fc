using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Documents that two readers would read differently, or none at all.</summary>
static class WrongForms
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        Text("one member twice", text => text.Replace("\"version\": 2,", "\"version\": 2, \"version\": 9,", StringComparison.Ordinal)),
        Text("one member twice, once escaped", text => text.Replace("\"version\": 2,", "\"version\": 2, \"v\\u0065rsion\": 9,", StringComparison.Ordinal)),
        Text("'signed' twice", text => text.TrimEnd()[..^1] + ",\"signed\":{}}"),
        Text("a number with a fraction", text => text.Replace("\"version\": 2,", "\"version\": 2.0,", StringComparison.Ordinal)),
        Text("a number with an exponent", text => text.Replace("\"version\": 2,", "\"version\": 2e0,", StringComparison.Ordinal)),
        Text("a number below zero that is zero", text => text.Replace("\"version\": 2,", "\"version\": 2, \"x\": -0,", StringComparison.Ordinal)),
        Text("a number beyond 64 bits", text => text.Replace("\"version\": 2,", "\"version\": 18446744073709551618,", StringComparison.Ordinal)),
        Text("a text that is no Unicode", text => text.Replace("\"version\": 2,", "\"version\": 2, \"x\": \"\\ud800\",", StringComparison.Ordinal)),
        Text("something after the end", text => text + "{}"),
        Text("a comment", text => text.Replace("\"version\": 2,", "/* */ \"version\": 2,", StringComparison.Ordinal)),
        Text("a comma too many", text => text.Replace("\"version\": 2,", "\"version\": 2,,", StringComparison.Ordinal)),
        Text("a document a thousand deep", text => text.Replace("\"version\": 2,", $"\"version\": 2, \"x\": {new string('[', 1000)}{new string(']', 1000)},", StringComparison.Ordinal)),
        Text("a page of HTML", _ => "<html><body>Please log in</body></html>"),
        Text("nothing", _ => ""),
        Text("null", _ => "null"),
        Text("a list", _ => "[]"),
        Text("an envelope without 'signed'", _ => "{\"signatures\":[]}"),
        Text("'signed' that is a list", _ => "{\"signatures\":[],\"signed\":[]}"),
        Text("signatures that are texts", text => text.Replace("\"signatures\": [", "\"signatures\": [\"x\",", StringComparison.Ordinal)),
        AttackList.Named("form: bytes that are no UTF-8", Refusal.Malformed, s => s.Mirror.Files["metadata/timestamp.json"] = [.. "{\"signatures\":[],\"signed\":{\"x\":\""u8, 0xFF, .. "\"}}"u8]),
        AttackList.Named("form: a good timestamp in UTF-16", Refusal.Malformed, s => s.Mirror.Files["metadata/timestamp.json"] = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(s.Mirror.Files["metadata/timestamp.json"]))),
        Signed("metadata of another role", Refusal.WrongRole, signed => signed["_type"] = "snapshot"),
        Signed("metadata of the specification's version 2", Refusal.Malformed, signed => signed["spec_version"] = "2.0.0"),
        Signed("a version that is a text", Refusal.Malformed, signed => signed["version"] = "9"),
        Signed("metadata of version 0", Refusal.Malformed, signed => signed["version"] = 0),
        Signed("an expiry that is a date only", Refusal.Malformed, signed => signed["expires"] = "2036-01-01"),
        Signed("an expiry in another time zone", Refusal.Malformed, signed => signed["expires"] = "2036-01-01T00:00:00+14:00"),
        Signed("an expiry that is no time", Refusal.Malformed, signed => signed["expires"] = "2036-02-31T00:00:00Z"),
        Signed("no expiry", Refusal.Malformed, signed => signed.Remove("expires")),
        Signed("a timestamp that names no snapshot", Refusal.Malformed, signed => signed["meta"] = new JsonObject()),
    ];

    static Attack Text(string name, Func<string, string> change) => AttackList.Named($"form: {name}", Refusal.Malformed, s => s.Rewrite("timestamp.json", change));

    static Attack Signed(string name, Refusal expected, Action<JsonObject> change) =>
        AttackList.Named($"form, well signed: {name}", expected, s => s.Forge("timestamp.json", change, s.Keys[Role.Timestamp][0]));
}
