using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Java.GradleLock;

/// <summary>Reads Gradle's lock files: <c>gradle.lockfile</c>, <c>buildscript-gradle.lockfile</c> and the older one file a configuration.</summary>
/// <remarks>
/// Gradle user manual, "Locking Versions": <c>group:artifact:version=configuration,…</c>, and <c>empty=…</c>; the older form has the configuration as the file's name.
/// What only tests, annotation processors or the build itself use serves development.
/// </remarks>
public sealed class GradleLockCataloguer : IFileReader
{
    const string OldDirectory = "dependency-locks/";
    const string Ending = ".lockfile";
    const string BuildScript = "buildscript-";

    static readonly string[] Production = ["compileclasspath", "runtimeclasspath", "compile", "runtime", "implementation", "api", "default", "productionruntimeclasspath"];

    public ReaderId Id { get; } = new("java/gradle-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(Ending)];

    public ReaderKind Kind => ReaderKind.Declared;

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf((byte)'/') + 1;
        return path[slash..].SequenceEqual("gradle.lockfile"u8) || path[slash..].SequenceEqual("buildscript-gradle.lockfile"u8) || path[..slash].EndsWith("dependency-locks/"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var name = file.FileName.ToString();
        var isOld = file.Path[..^name.Length].EndsWith(OldDirectory, StringComparison.Ordinal);
        var number = 0;
        foreach (var line in new Lines(file.Bytes))
        {
            if (!evidence.MayRead(++number))
                return;
            var text = line.Trim(" \t"u8);
            if (text.IsEmpty || text[0] == (byte)'#' || text.StartsWith("empty="u8))
                continue;
            var isDevelopment = name.StartsWith(BuildScript, StringComparison.Ordinal) || !IsProduction(isOld ? Encoding.UTF8.GetBytes(name[..^Math.Min(name.Length, Ending.Length)]) : Configurations(text));
            if (Package(text, isDevelopment, evidence) is not { } package)
                evidence.Gap(GapCode.Malformed, $"line {number:N0} is no group:artifact:version");
            else if (!evidence.Add(package))
                return;
        }
    }

    static Package? Package(ReadOnlySpan<byte> line, bool isDevelopment, EvidenceSink evidence)
    {
        var equals = line.IndexOf((byte)'=');
        if (FieldText.Of(equals < 0 ? line : line[..equals], evidence.Limits)?.Split(':') is not [var group, var artifact, var version])
            return null;
        return !Coordinates.IsId(group) || !Coordinates.IsId(artifact) || !Coordinates.IsVersion(version)
            ? null
            : new() { Type = PackageType.Maven, Name = $"{group}:{artifact}", Version = version, IsDevelopment = isDevelopment };
    }

    static ReadOnlySpan<byte> Configurations(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        return equals < 0 ? [] : line[(equals + 1)..];
    }

    // Of other source sets and variants ("releaseRuntimeClasspath") the end of the name tells; "test" anywhere in it, that it is for tests.
    static bool IsProduction(ReadOnlySpan<byte> configurations)
    {
        foreach (var range in configurations.Split((byte)','))
        {
            var name = Encoding.UTF8.GetString(configurations[range]).Trim().ToLowerInvariant();
            if (name.Contains("test", StringComparison.Ordinal))
                continue;
            if (Array.Exists(Production, p => name == p) || name.EndsWith("runtimeclasspath", StringComparison.Ordinal) || name.EndsWith("compileclasspath", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
