using Plimsoll.Core;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>The distinct licences of one file, bounded in number and in length.</summary>
sealed class LicenceSet(Limits limits)
{
    /// <summary>The most that a package of Debian 12 names is a good hundred.</summary>
    public const int MaxLicences = 256;

    readonly SortedSet<string> expressions = new(StringComparer.Ordinal);
    int length;

    public bool IsEmpty => expressions.Count == 0;

    /// <summary>Whether something had to be left out.</summary>
    public bool IsFull { get; private set; }

    public void Add(string expression)
    {
        if (expressions.Contains(expression))
            return;
        if (expressions.Count == MaxLicences || length + expression.Length >= limits.MaxFieldBytes)
        {
            IsFull = true;
            return;
        }

        expressions.Add(expression);
        length += expression.Length + 1;
    }

    /// <summary>In ordinal order, one a line.</summary>
    public override string ToString() => string.Join('\n', expressions);
}
