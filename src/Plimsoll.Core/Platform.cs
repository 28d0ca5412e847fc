using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Core;

/// <summary>Operating system and processor of an image: <c>os/architecture[/variant]</c>, in Go's words as OCI uses them.</summary>
public sealed record Platform(string Os, string Architecture, string? Variant = null)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out Platform? platform)
    {
        platform = text?.Split('/') switch
        {
            [{ Length: > 0 } os, { Length: > 0 } architecture] => new(os, architecture),
            [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] => new(os, architecture, variant),
            _ => null,
        };
        return platform is not null;
    }

    /// <summary>Whether this platform answers a request; a request without a variant takes any.</summary>
    public bool Satisfies(Platform request) =>
        Os == request.Os && Architecture == request.Architecture && (request.Variant is null || Variant is null || Variant == request.Variant);

    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
