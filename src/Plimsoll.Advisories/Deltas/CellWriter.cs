using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Plimsoll.Advisories.Deltas;

/// <summary>Writes the cells of a delta: a byte that says the kind, then the value; numbers seven bits a byte, lowest first.</summary>
sealed class CellWriter(Stream output)
{
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            output.WriteByte((byte)(value | 0x80));
        output.WriteByte((byte)value);
    }

    public void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Number((ulong)bytes.Length);
        output.Write(bytes);
    }

    public void Cell(object value)
    {
        switch (value)
        {
            case long number:
                output.WriteByte(CellKind.Integer);
                Number((ulong)((number << 1) ^ (number >> 63)));
                break;
            case string text:
                output.WriteByte(CellKind.Text);
                Text(text);
                break;
            case double real:
                Real(real);
                break;
            default:
                output.WriteByte(CellKind.Null);
                break;
        }
    }

    /// <summary>Scores are decimal fractions of a few digits: as such they take three bytes where eight would hardly compress.</summary>
    void Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.IndexOf('.', StringComparison.Ordinal) is > 0 and var point && ulong.TryParse(text.Remove(point, 1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            && CellKind.Fraction(digits, text.Length - point - 1) is { } same && same.Equals(value))
        {
            output.WriteByte(CellKind.Decimal);
            output.WriteByte((byte)(text.Length - point - 1));
            Number(digits);
            return;
        }

        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bits, value);
        output.WriteByte(CellKind.Real);
        output.Write(bits);
    }
}
