using Plimsoll.Core;
using Plimsoll.Reports.Json.Saved;

namespace Plimsoll.Cli;

/// <summary>A saved JSON report on disk.</summary>
static class SavedFile
{
    const int HeadBytes = 64;

    /// <exception cref="UnreadableSubjectException">It cannot be read, or is none.</exception>
    public static SavedReport Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return SavedReport.Read(stream, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSubjectException($"The saved report {file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a file that begins as JSON does; null for whatever else a target may be.</summary>
    public static SavedReport? TryRead(string target) => File.Exists(target) && BeginsAsJson(target) ? Read(target) : null;

    static bool BeginsAsJson(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> head = stackalloc byte[HeadBytes];
            var read = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            return head[..read].TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
