using System.Text.Json;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Metadata;

/// <summary>The files that the repository is there for. Delegations to other roles are not followed: no target of ours is anywhere else.</summary>
/// <remarks>TUF 1.0, section 4.5.</remarks>
public sealed record TargetsMetadata(RoleHead Head, IReadOnlyDictionary<string, TargetFile> Files)
{
    const int MaxFiles = 10_000;
    const int MaxCustomTexts = 16;

    /// <exception cref="MetadataException">It has not that form, or a name could lead outside the repository.</exception>
    public static TargetsMetadata Read(JsonElement signed)
    {
        var head = RoleHead.Read(signed, Role.Targets);
        var files = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var member in StrictJson.Member(signed, "targets", JsonValueKind.Object).EnumerateObject())
        {
            var name = StrictJson.Name(member);
            if (!TargetName.IsPlain(name))
                throw new MetadataException(Refusal.BadName, "it names a target that could lie outside the mirror");
            if (files.Count == MaxFiles)
                throw new MetadataException(Refusal.Malformed, $"it names more than {MaxFiles} targets");
            files[name] = ReadFile(name, member.Value);
        }

        return new TargetsMetadata(head, files);
    }

    internal byte[] Write() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        Head.Write(writer, Role.Targets);
        writer.WriteStartObject("targets");
        foreach (var file in Files.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject(file.Name);
            new FileFacts(file.Length, file.Sha256).Write(writer);
            writer.WriteStartObject("custom");
            foreach (var (key, value) in file.Custom.OrderBy(c => c.Key, StringComparer.Ordinal))
                writer.WriteString(key, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    static TargetFile ReadFile(string name, JsonElement json)
    {
        if (FileFacts.Read(json) is not { Length: { } length, Sha256: { } sha256 })
            throw new MetadataException(Refusal.Malformed, $"it states no length or no SHA-256 of {name}");
        var custom = new Dictionary<string, string>(StringComparer.Ordinal);
        if (StrictJson.Find(json, "custom", JsonValueKind.Object) is { } said)
            foreach (var member in said.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String).Take(MaxCustomTexts))
                custom[StrictJson.Name(member)] = StrictJson.Text(member.Value);
        return new TargetFile(name, length, sha256, custom);
    }
}
