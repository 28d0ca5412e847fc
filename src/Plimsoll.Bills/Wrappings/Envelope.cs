using System.Text.Json;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Bills.Wrappings;

/// <summary>What a bill may stand in: a DSSE envelope, an in-toto statement, cosign's wrapper, the answer of GitHub's dependency graph.</summary>
/// <remarks>What is signed is not checked here: who names a file believes it.</remarks>
static class Envelope
{
    // An envelope around a statement around cosign's wrapper; no tool goes deeper.
    const int MaxDepth = 4;

    public static T Open<T>(JsonElement root, Func<JsonElement, T> read) => Open(root, read, 0);

    static T Open<T>(JsonElement root, Func<JsonElement, T> read, int depth)
    {
        if (depth == MaxDepth)
            throw new MalformedDocumentException("it is an envelope in an envelope, without end");
        if (root.Text("payloadType") is not null && root.Get("payload") is { ValueKind: JsonValueKind.String } payload)
        {
            if (!payload.TryGetBytesFromBase64(out var bytes))
                throw new MalformedDocumentException("the payload of its envelope is no base64");
            using var document = JsonFile.Parse(bytes);
            return Open(document.RootElement, read, depth + 1);
        }

        if (root.Text("predicateType") is not null && root.Get("predicate") is { ValueKind: JsonValueKind.Object } predicate)
            return Open(predicate, read, depth + 1);
        if (root.Get("Data") is { ValueKind: JsonValueKind.Object } data && root.Text("spdxVersion") is null)
            return Open(data, read, depth + 1);
        return root.Get("sbom") is { ValueKind: JsonValueKind.Object } sbom ? Open(sbom, read, depth + 1) : read(root);
    }
}
