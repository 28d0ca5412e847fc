using System.CommandLine;
using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Images.Trees;
using Plimsoll.Policy.Vex;
using Plimsoll.Policy.Vex.Documents;

namespace Plimsoll.Cli;

/// <summary>Opens what <c>--vex</c> names: a document, a directory of documents, or a repository with an index by purl.</summary>
/// <param name="tell">Takes sentences for the user.</param>
sealed class VexFiles(Action<IReadOnlyList<string?>> tell)
{
    const int MaxBytes = 128 * 1024 * 1024;
    const int MaxFiles = 100_000;
    const int MaxDepth = 32;

    static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    public static Option<string[]> Option(Settings settings) =>
        settings.FilePaths("--vex", "VEX documents (OpenVEX, CSAF, CycloneDX), a directory of them, or a VEX repository; may be repeated, and of equally new statements the last given holds", "PATH");

    /// <exception cref="UsageException">A file is no VEX document, or a directory holds none.</exception>
    public VexBook Open(IReadOnlyList<string> paths)
    {
        List<VexStatement> statements = [];
        List<VexRepository> repositories = [];
        foreach (var path in paths)
            if (!Directory.Exists(path))
                statements.AddRange(ReadFile(path));
            else if (Repository(path) is { } repository)
                repositories.Add(repository);
            else
                statements.AddRange(ReadDirectory(path));
        return new VexBook(statements, repositories);
    }

    static IReadOnlyList<VexStatement> ReadFile(string path) => Read(path, out var problem) ?? throw new UsageException($"The VEX document {path} cannot be read: {problem}.");

    /// <summary>A directory with an index, by itself or as the first version of a repository; what the index names is read when a subject has it.</summary>
    VexRepository? Repository(string directory)
    {
        foreach (var root in (string[])[directory, Path.Join(directory, "0.1")])
        {
            var file = Path.Join(root, "index.json");
            if (!File.Exists(file))
                continue;
            try
            {
                var bytes = BoundedFile.Read(file, MaxBytes, out var problem) ?? throw new UsageException($"The index {file} of a VEX repository cannot be read: {problem}.");
                return new VexRepository(VexIndex.Parse(bytes), location => ReadNamed(Path.Join(root, location)));
            }
            catch (MalformedDocumentException e)
            {
                throw new UsageException($"{file} is no index of a VEX repository: {e.Message}.");
            }
        }

        return null;
    }

    IReadOnlyList<VexStatement> ReadNamed(string path)
    {
        if (Read(path, out var problem) is { } statements)
            return statements;
        tell([$"The VEX document {path} was left out: {problem}."]);
        return [];
    }

    List<VexStatement> ReadDirectory(string directory)
    {
        List<VexStatement> statements = [];
        var (read, left, first) = (0, 0, "");
        foreach (var path in Directory.EnumerateFiles(directory, "*.json", Below).Take(MaxFiles).Order(StringComparer.Ordinal))
        {
            if (Read(path, out var problem) is { } found)
            {
                statements.AddRange(found);
                read++;
            }
            else if (left++ == 0)
            {
                first = $"{path}: {problem}";
            }
        }

        if (read == 0)
            throw new UsageException($"The directory {directory} holds no VEX document{(left == 0 ? "" : $": {first}")}.");
        if (left > 0)
            tell([$"{left:N0} files of {directory} are no VEX documents and were left out, the first {first}."]);
        return statements;
    }

    static IReadOnlyList<VexStatement>? Read(string path, out string problem)
    {
        if (BoundedFile.Read(path, MaxBytes, out problem) is not { } bytes)
            return null;
        try
        {
            return VexFile.Read(bytes, path);
        }
        catch (MalformedDocumentException e)
        {
            problem = e.Message;
            return null;
        }
    }
}
