using Plimsoll.Core;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Documents;

/// <summary>An index whose manifests refer to one subject. Entries without a digest or a size are passed over.</summary>
/// <remarks>distribution-spec 1.1, sections Listing Referrers and Referrers Tag Schema.</remarks>
static class ReferrerList
{
    const int MaxAnnotations = 256;

    public static IReadOnlyList<Referrer> Read(byte[] bytes, string repository)
    {
        using var document = BoundedJson.Parse(bytes, $"The list of referrers of {repository}");
        var found = new List<Referrer>();
        foreach (var entry in document.RootElement.Items("manifests"))
            if (Digest.TryParse(entry.Text("digest"), out var digest) && entry.Number("size") is { } size and >= 0)
                found.Add(new Referrer(digest, entry.Text("mediaType") ?? "", size, entry.Text("artifactType"), Annotations(entry)));
        return found;
    }

    /// <summary>The tag under which registries without the API keep the list: at most 32 characters of the algorithm and 64 of the digest.</summary>
    public static string FallbackTag(Digest subject) => $"{subject.Algorithm}-{(subject.Hex.Length > 64 ? subject.Hex[..64] : subject.Hex)}";

    static Dictionary<string, string> Annotations(System.Text.Json.JsonElement entry) => entry.Members("annotations")
        .Where(a => a.Value.Text() is not null).Take(MaxAnnotations).ToDictionary(a => a.Name, a => a.Value.Text()!);
}
