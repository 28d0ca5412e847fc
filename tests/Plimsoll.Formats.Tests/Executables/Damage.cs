using Plimsoll.Formats.Executables;

namespace Plimsoll.Formats.Tests.Executables;

/// <summary>What happens to files: they are cut, and bytes change.</summary>
static class Damage
{
    public static void NeverThrows(byte[] bytes)
    {
        for (var length = 0; length <= bytes.Length; length++)
            Use(bytes.AsSpan(0, length));
        var random = new Random(4711);
        for (var i = 0; i < 3000; i++)
        {
            var copy = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                copy[random.Next(copy.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            Use(copy);
        }
    }

    static void Use(ReadOnlySpan<byte> bytes)
    {
        if (!ExecutableFile.TryRead(bytes, out var executable))
            return;
        foreach (var section in executable.Sections)
            Assert.Equal(section.Length, ExecutableFile.Data(bytes, section).Length);
        foreach (var segment in executable.Segments)
            Assert.Equal(segment.Length == 0, executable.At(bytes, segment.Address).IsEmpty && ExecutableFile.Data(bytes, segment).IsEmpty);
    }
}
