using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Inventory.Text;

/// <summary>Text of a stranger's database: bounded, without surrounding blanks; what is not UTF-8 becomes U+FFFD.</summary>
static class FieldText
{
    public static string? Of(ReadOnlySpan<byte> bytes, Limits limits)
    {
        bytes = bytes.Trim(" \t\r\n"u8);
        return bytes.IsEmpty || bytes.Length > limits.MaxFieldBytes ? null : Encoding.UTF8.GetString(bytes);
    }

    public static string? Of(ReadOnlySpan<char> text, Limits limits)
    {
        text = text.Trim();
        return text.IsEmpty || text.Length > limits.MaxFieldBytes ? null : text.ToString();
    }
}
