using System.Text;

namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>Names of Python packages compared as their registry does.</summary>
/// <remarks>PEP 503: case does not count, and runs of <c>-</c>, <c>_</c> and <c>.</c> are one.</remarks>
public static class PythonName
{
    public static string Normal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var normal = new StringBuilder(name.Length);
        foreach (var c in name)
            if (c is not ('-' or '_' or '.'))
                normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != '-')
                normal.Append('-');
        return normal.ToString();
    }
}
