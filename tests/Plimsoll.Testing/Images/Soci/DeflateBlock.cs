namespace Plimsoll.Testing.Images.Soci;

/// <summary>Where a block of a deflate stream starts.</summary>
/// <param name="Byte">The first byte that is its own alone.</param>
/// <param name="Bits">Bits of the byte before that are its own, too.</param>
/// <param name="Plain">Plain bytes before it.</param>
public sealed record DeflateBlock(int Byte, int Bits, int Plain);
