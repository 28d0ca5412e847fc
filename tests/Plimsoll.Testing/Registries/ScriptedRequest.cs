using System.Text;

namespace Plimsoll.Testing.Registries;

/// <summary>What a client asked of a <see cref="ScriptedServer"/>.</summary>
public sealed record ScriptedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Without the query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>Without the question mark; empty where there is none.</summary>
    public string Query => Target.Split('?') is [_, var query, ..] ? query : "";

    public string BodyText => Encoding.UTF8.GetString(Body);

    public string? this[string header] => Headers.FirstOrDefault(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Name and password of <c>Authorization: Basic</c>, as <c>name:password</c>.</summary>
    public string? Basic => this["Authorization"] is { } value && value.StartsWith("Basic ", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(value[6..])) : null;

    /// <summary>The first and last byte of <c>Range: bytes=A-B</c>; the last is null where it is left open.</summary>
    public (long First, long? Last)? Range
    {
        get
        {
            if (this["Range"] is not { } value || !value.StartsWith("bytes=", StringComparison.Ordinal))
                return null;
            var parts = value["bytes=".Length..].Split('-');
            return (long.Parse(parts[0]), parts[1].Length == 0 ? null : long.Parse(parts[1]));
        }
    }
}
