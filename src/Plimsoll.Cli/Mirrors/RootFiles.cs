using Plimsoll.Core;
using Plimsoll.Trust;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Cli.Mirrors;

/// <summary>Root metadata on its way from draft to complete.</summary>
static class RootFiles
{
    /// <summary>Replaces the file whole.</summary>
    public static void Write(string path, SignedFile root)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, root.Bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The root before a file's, which lies beside it; null for a first one.</summary>
    public static RootMetadata? Former(string path, RootMetadata root)
    {
        if (root.Version == 1)
            return null;
        var former = Path.Join(Path.GetDirectoryName(path), $"{root.Version - 1}.root.json");
        return File.Exists(former) ? Read(former) : throw new UsageException($"{path} follows {Path.GetFileName(former)}, which is not beside it; put it there.");
    }

    public static RootMetadata Read(string path)
    {
        try
        {
            return RootMetadata.Read(KeyFolder.ReadRoot(path).Signed);
        }
        catch (MetadataException e)
        {
            throw new UsageException($"{path} is no root metadata: {e.Message}.");
        }
    }

    /// <summary>Says what is wanting.</summary>
    public static string Standing(string path, SignedFile file, RootMetadata? former) =>
        RootDraft.Wants(file, former) is { Count: > 0 } wants ? $"{path}: has {string.Join(", and ", wants)}; have it signed with: plimsoll db sign-root" : $"{path}: complete";
}
