using System.Globalization;
using System.Text;
using CsCheck;
using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Tests.Tar;

public class HeaderFieldTests
{
    [Fact]
    public void A_checksum_holds_where_it_is_the_sum_signed_or_not_and_nowhere_else() => Gen.Select(Gen.Byte.Array[512], Gen.Int[1, 100], Gen.Bool).Sample((header, off, isSigned) =>
    {
        "        "u8.CopyTo(header.AsSpan(148));
        var sum = isSigned ? header.Sum(b => (sbyte)b) : header.Sum(b => b);
        var other = isSigned ? header.Sum(b => b) : header.Sum(b => (sbyte)b);
        if (sum < 0)
            return;
        Write(sum);
        Assert.True(TarChecksum.Holds(header));
        if (sum + off == other)
            return;
        Write(sum + off);
        Assert.False(TarChecksum.Holds(header));

        void Write(int value) => Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
    });

    [Theory]
    [InlineData("0000644\0", 420L)]
    [InlineData("   644 \0", 420L)]
    [InlineData("\0\0644 \0", 420L)]
    [InlineData("644     ", 420L)]
    [InlineData("00000644", 420L)]
    [InlineData("\0\0\0\0\0\0\0\0", 0L)]
    [InlineData("        ", 0L)]
    [InlineData("12\0rest ", 10L)]
    [InlineData("12 \0 \0  ", 10L)]
    [InlineData("12 3    ", null)]
    [InlineData("12 \0 7\0 ", null)]
    [InlineData("128     ", null)]
    [InlineData("-1      ", null)]
    [InlineData("777777777777777777777", long.MaxValue)]
    [InlineData("1000000000000000000000", null)]
    public void Octal_numbers_are_filled_up_on_either_side(string field, long? expected) =>
        Assert.Equal(expected, TarNumber.TryRead(Encoding.ASCII.GetBytes(field), out var value) ? value : null);

    [Fact]
    public void An_octal_number_is_read_as_the_framework_reads_it() => Gen.Long[0, long.MaxValue].Sample(value =>
        TarNumber.TryRead(Encoding.ASCII.GetBytes(Convert.ToString(value, 8).ToString(CultureInfo.InvariantCulture) + "\0"), out var read) && read == value);
}
