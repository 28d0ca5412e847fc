using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.R.Library;

/// <summary>Fields of Debian's control format as R uses it: a value goes on in lines that begin with a blank, and is joined here by one.</summary>
static class ControlFields
{
    const int MostFields = 200;

    public static Dictionary<string, string> Read(ReadOnlySpan<byte> bytes, Limits limits)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var (name, value, length) = ("", new StringBuilder(), 0);
        foreach (var line in new Lines(bytes))
        {
            if (line is [(byte)' ' or (byte)'\t', ..])
            {
                Append(line);
                continue;
            }

            Keep();
            var colon = line.IndexOf((byte)':');
            if (colon > 0 && fields.Count < MostFields)
            {
                name = FieldText.Of(line[..colon], limits) ?? "";
                Append(line[(colon + 1)..]);
            }
        }

        Keep();
        return fields;

        void Append(ReadOnlySpan<byte> part)
        {
            length += part.Length + 1;
            if (name.Length > 0 && length <= limits.MaxFieldBytes && FieldText.Of(part, limits) is { } text)
                value.Append(value.Length > 0 ? " " : "").Append(text);
        }

        void Keep()
        {
            if (name.Length > 0 && value.Length > 0)
                fields.TryAdd(name, value.ToString());
            (name, length) = ("", 0);
            value.Clear();
        }
    }
}
