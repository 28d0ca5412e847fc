namespace Plimsoll.Testing.Images;

/// <summary>The dialects of tar that archives come in.</summary>
public enum TarStyle
{
    V7,
    Ustar,
    Gnu,
    Pax,
}
