namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>The texts that a pickle pushed last, and those it remembers: enough to tell which names it calls.</summary>
sealed class PickleTexts
{
    const int MostRemembered = 10_000;

    readonly Dictionary<int, string> memo = [];
    string? last;
    string? beforeLast;

    /// <summary>How many values were remembered, texts or not: the number that the next one gets.</summary>
    public int MemoCount { get; private set; }

    /// <summary>Null unless the two values pushed last are texts.</summary>
    public (string First, string Second)? LastTwo => beforeLast is not null && last is not null ? (beforeLast, last) : null;

    /// <param name="text">Null for a value that is none.</param>
    public void Push(string? text) => (beforeLast, last) = (last, text);

    public void Memoize(int index)
    {
        if (last is not null && memo.Count < MostRemembered)
            memo[index] = last;
        MemoCount++;
    }

    public void Recall(int index) => Push(memo.GetValueOrDefault(index));
}
