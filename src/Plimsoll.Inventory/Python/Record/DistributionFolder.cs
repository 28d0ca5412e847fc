namespace Plimsoll.Inventory.Python.Record;

/// <summary>What the name of a metadata directory says: <c>NAME-VERSION.dist-info</c>, <c>NAME-VERSION-py3.11.egg-info</c>, <c>NAME.egg-info</c>.</summary>
static class DistributionFolder
{
    public static string NameOf(string folder)
    {
        var name = Path.GetFileNameWithoutExtension(folder.AsSpan());
        for (var dash = name.IndexOf('-'); dash >= 0;)
        {
            if (dash + 1 < name.Length && char.IsAsciiDigit(name[dash + 1]))
                return name[..dash].ToString();
            var next = name[(dash + 1)..].IndexOf('-');
            dash = next < 0 ? -1 : dash + 1 + next;
        }

        return name.ToString();
    }
}
