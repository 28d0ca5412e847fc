using System.Text.Json;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Metadata;

/// <summary>Timestamp and snapshot metadata: which version of which metadata file is the present one.</summary>
/// <param name="Files">By file name, such as <c>snapshot.json</c>.</param>
/// <remarks>TUF 1.0, sections 4.4 and 4.6.</remarks>
public sealed record MetaList(RoleHead Head, IReadOnlyDictionary<string, MetaFile> Files)
{
    const int MaxFiles = 1024;

    /// <exception cref="MetadataException">It has not that form.</exception>
    public static MetaList Read(JsonElement signed, string role)
    {
        var head = RoleHead.Read(signed, role);
        var files = new Dictionary<string, MetaFile>(StringComparer.Ordinal);
        foreach (var member in StrictJson.Member(signed, "meta", JsonValueKind.Object).EnumerateObject())
        {
            if (files.Count == MaxFiles)
                throw new MetadataException(Refusal.Malformed, $"it names more than {MaxFiles} files");
            files[StrictJson.Name(member)] = new MetaFile(StrictJson.Whole(member.Value, "version", 1), FileFacts.Read(member.Value));
        }

        return new MetaList(head, files);
    }

    /// <exception cref="MetadataException">It does not name that file.</exception>
    public MetaFile Of(string file) => Files.GetValueOrDefault(file) ?? throw new MetadataException(Refusal.Malformed, $"it does not name {file}");

    internal byte[] Write(string role) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        Head.Write(writer, role);
        writer.WriteStartObject("meta");
        foreach (var (name, file) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("version", file.Version);
            file.Facts.Write(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
