using System.Security.Cryptography;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Executables;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Binary.Executable;

/// <summary>Notes every program and shared library by its hash, so that what nobody owns can be named.</summary>
public sealed class ExecutableCataloguer : IFileReader
{
    public const string Name = "binary/executable";

    /// <summary>Lower-case hex.</summary>
    public const string Sha256Fact = "sha256";

    /// <summary><c>elf</c>, <c>pe</c>, <c>mach-o</c>.</summary>
    public const string FormatFact = "format";

    /// <summary><c>program</c>, <c>library</c>.</summary>
    public const string KindFact = "kind";

    public const string ArchitectureFact = "architecture";

    /// <summary>Where it has one.</summary>
    public const string BuildIdFact = "buildId";

    /// <summary><c>upx</c> where that packed it, and nowhere else.</summary>
    public const string PackedFact = "packed";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Executables()];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!ExecutableFile.TryRead(file.Bytes, out var executable) || executable.Kind == ExecutableKind.Other)
            return;
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ArchitectureFact] = executable.Architecture,
            [FormatFact] = executable.Format switch { ExecutableFormat.Elf => "elf", ExecutableFormat.Pe => "pe", _ => "mach-o" },
            [KindFact] = executable.Kind == ExecutableKind.Library ? "library" : "program",
            [Sha256Fact] = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
        };
        if (executable.BuildId is { } build)
            facts[BuildIdFact] = build;
        if (executable.IsUpxPacked)
        {
            facts[PackedFact] = "upx";
            evidence.Gap(GapCode.Unsupported, "UPX packed it, so what was built into it cannot be seen");
        }

        if (executable.Problem is { } problem)
            evidence.Gap(GapCode.Malformed, problem);
        evidence.Add(new Observation(Name, file.Path, facts));
    }
}
