using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Terraform.Lock;

/// <summary>Reads which providers a Terraform or OpenTofu configuration locked.</summary>
/// <remarks>
/// "Dependency Lock File": blocks <c>provider "HOST/NAMESPACE/TYPE" { version = "…" … }</c>, written by the tool, a line an argument. The checksums there are of
/// every platform's archive, so that none of them is the one that was installed.
/// </remarks>
public sealed class TerraformLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("terraform/lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named(".terraform.lock.hcl")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        string? provider = null;
        var number = 0;
        foreach (var raw in new Lines(file.Bytes))
        {
            if (!evidence.MayRead(++number))
                return;
            var line = raw.Trim(" \t"u8);
            if (line.StartsWith("provider "u8))
            {
                NoteVersionless(provider, evidence);
                provider = Quoted(line, evidence);
                if (provider is null)
                    evidence.Gap(GapCode.Malformed, $"line {number:N0} names no provider");
            }
            else if (line.SequenceEqual("}"u8))
            {
                NoteVersionless(provider, evidence);
                provider = null;
            }
            else if (provider is not null && line.StartsWith("version"u8) && line["version".Length..].TrimStart(" \t"u8) is [(byte)'=', ..] && Quoted(line, evidence) is { } version)
            {
                if (!evidence.Add(new Package { Type = PackageType.Terraform, Name = provider, Version = version }))
                    return;
                provider = null;
            }
        }

        NoteVersionless(provider, evidence);
    }

    static void NoteVersionless(string? provider, EvidenceSink evidence)
    {
        if (provider is not null)
            evidence.Gap(GapCode.Malformed, $"the provider {provider} has no version");
    }

    static string? Quoted(ReadOnlySpan<byte> line, EvidenceSink evidence)
    {
        var rest = line[(line.IndexOf((byte)'"') + 1)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 || rest.Length == line.Length ? null : FieldText.Of(rest[..end], evidence.Limits);
    }
}
