using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Reports.OpenVex;

/// <summary>How a VEX document names what was scanned, and the packages in it.</summary>
static class OpenVexProduct
{
    /// <summary>An image by its digest, <c>pkg:oci/name@sha256:…?repository_url=…</c>; anything else by its name.</summary>
    public static string Of(Subject subject)
    {
        var name = WithoutTag(subject.Name);
        var last = name[(name.LastIndexOf('/') + 1)..];
        if (last.Length == 0)
            last = subject.Kind.ToString().ToLowerInvariant();
        return (subject is { Kind: SubjectKind.Image, Digest: { } digest }
            ? new PackageUrl("oci", null, last, digest.ToString(), IsRepository(name) ? [new("repository_url", name)] : null)
            : new PackageUrl("generic", null, last, subject.Digest?.ToString())).ToString();
    }

    public static void Write(Utf8JsonWriter json, string product, Subject subject, IEnumerable<string> packages)
    {
        json.WriteStartObject();
        json.WriteString("@id", product);
        json.WriteStartObject("identifiers");
        json.WriteString("purl", product);
        json.WriteEndObject();
        if (subject.Digest is { } digest)
        {
            json.WriteStartObject("hashes");
            json.WriteString(digest.Algorithm == "sha512" ? "sha-512" : "sha-256", digest.Hex);
            json.WriteEndObject();
        }

        json.WriteStartArray("subcomponents");
        foreach (var package in packages)
        {
            json.WriteStartObject();
            json.WriteString("@id", package);
            json.WriteStartObject("identifiers");
            json.WriteString("purl", package);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Whether a name begins with a registry's host, and is no path of an archive.</summary>
    static bool IsRepository(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && name[0] != '.' && name.AsSpan(0, slash) is var host && (host.ContainsAny('.', ':') || host is "localhost");
    }

    static string WithoutTag(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var bare = at > 0 ? name[..at] : name;
        var colon = bare.LastIndexOf(':');
        return colon > bare.LastIndexOf('/') ? bare[..colon] : bare;
    }
}
