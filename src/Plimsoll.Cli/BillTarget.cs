using Plimsoll.Bills;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images;
using Plimsoll.Images.Trees;

namespace Plimsoll.Cli;

/// <summary>A bill of materials as a target: <c>sbom:FILE</c>, <c>sbom:-</c> for standard input, or a file whose first bytes say that it is one.</summary>
static class BillTarget
{
    const string Scheme = $"{Targets.BillScheme}:";
    const string StandardInput = "-";
    const int HeadBytes = 4096;

    /// <returns>Null where the target is something else. What is on disk wins over a scheme, as for all targets.</returns>
    public static string? FileOf(string target)
    {
        if (target.StartsWith(Scheme, StringComparison.Ordinal) && !Path.Exists(target))
            return target[Scheme.Length..];
        return File.Exists(target) && IsBill(target) ? target : null;
    }

    /// <exception cref="UnreadableSubjectException">The file cannot be read, or is no bill that is known.</exception>
    /// <exception cref="UsageException">Something is asked for that a bill does not have.</exception>
    public static (Subject Subject, SubjectEvidence Evidence) Read(string file, ScanRequest request, Limits limits)
    {
        if (request.Tags is not null)
            throw new UsageException("--tags goes with a repository of a registry, as in registry:debian --tags 'bookworm-*'.");
        if (file.Length == 0)
            throw new UsageException("sbom: needs a file, as in sbom:bom.json, or sbom:- for standard input.");
        var most = (int)Math.Min(limits.MaxFileBytes, Array.MaxLength - 1);
        var name = file == StandardInput ? "standard input" : file;
        var bytes = file == StandardInput ? Input(most, out var problem) : BoundedFile.Read(file, most, out problem);
        if (bytes is null)
            throw new UnreadableSubjectException($"The bill of materials {name} cannot be read: {problem}.");
        try
        {
            var bill = BillReader.Read(bytes, name, limits);
            return (new Subject(SubjectKind.Sbom, name, bill.Digest, bill.Platform), bill.Evidence);
        }
        catch (MalformedDocumentException e)
        {
            throw new UnreadableSubjectException($"{name} is no bill of materials that can be read: {e.Message}.", e);
        }
    }

    static bool IsBill(string path)
    {
        try
        {
            // A FIFO or a device has no length: to open one could wait for ever.
            if (new FileInfo(path).Length == 0)
                return false;
            using var file = File.OpenRead(path);
            var head = new byte[HeadBytes];
            return BillReader.Recognises(head.AsSpan(0, file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static byte[]? Input(int most, out string problem)
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; bytes.Length <= most && (read = input.Read(buffer)) > 0;)
            bytes.Write(buffer, 0, read);
        problem = bytes.Length > most ? $"it is larger than {most:N0} bytes" : "";
        return bytes.Length > most ? null : bytes.ToArray();
    }
}
