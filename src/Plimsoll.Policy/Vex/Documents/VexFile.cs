using System.Text.Json;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>Finds out by its content what kind of VEX document a file is, and reads its statements.</summary>
public static class VexFile
{
    /// <summary>More statements than any vendor makes in one document, and few enough to be held.</summary>
    internal const int MaxStatements = 1_000_000;

    /// <param name="name">The file, for documents without an id of their own.</param>
    /// <exception cref="MalformedDocumentException">It is none that is read, or breaks its format; the message is half a sentence that says why.</exception>
    public static IReadOnlyList<VexStatement> Read(ReadOnlySpan<byte> bytes, string name)
    {
        using var document = JsonFile.Parse(bytes);
        var root = Unwrapped(document.RootElement);
        if (OpenVexReader.Recognises(root))
            return OpenVexReader.Read(root, name);
        if (CsafVexReader.Recognises(root))
            return CsafVexReader.Read(root, name);
        if (CycloneDxVexReader.Recognises(root))
            return CycloneDxVexReader.Read(root, name);
        throw new MalformedDocumentException("it is JSON of another kind; OpenVEX, CSAF 2 and CycloneDX are read");
    }

    /// <summary>An in-toto statement, as a document is attached to an image, holds it as its predicate.</summary>
    static JsonElement Unwrapped(JsonElement root) =>
        root.Text("predicateType") is not null && root.Get("predicate") is { ValueKind: JsonValueKind.Object } predicate ? predicate : root;
}
