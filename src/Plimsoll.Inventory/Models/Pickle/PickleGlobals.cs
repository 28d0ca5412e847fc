using System.Text;

namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>The names of Python that a pickle calls, <c>module.name</c>, sorted: what it does when it is read. Nothing is executed: the operations are walked.</summary>
/// <remarks>
/// CPython, Lib/pickletools.py. GLOBAL names both in its argument; STACK_GLOBAL takes the two texts pushed last, which may come from the memo.
/// </remarks>
static class PickleGlobals
{
    const int MostNames = 200;
    const int LongestName = 200;

    public static IReadOnlyCollection<string> Of(ReadOnlySpan<byte> bytes)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var walk = new PickleWalk(bytes);
        var texts = new PickleTexts();
        while (names.Count < MostNames && walk.Next())
            switch (walk.Operation)
            {
                case PickleWalk.Global or PickleWalk.Instance when walk.Argument.Length <= 2 * LongestName:
                    names.Add(Encoding.UTF8.GetString(walk.Argument).Replace('\n', '.'));
                    texts.Push(null);
                    break;
                case PickleWalk.StackGlobal:
                    if (texts.LastTwo is var (module, name))
                        names.Add($"{module}.{name}");
                    texts.Push(null);
                    break;
                case PickleWalk.Memoize: texts.Memoize(texts.MemoCount); break;
                case PickleWalk.Put or PickleWalk.LongPut: texts.Memoize(walk.Number); break;
                case PickleWalk.Get or PickleWalk.LongGet: texts.Recall(walk.Number); break;
                default:
                    if (walk.IsText)
                        texts.Push(walk.Argument.Length <= LongestName ? Encoding.UTF8.GetString(walk.Argument) : null);
                    else if (walk.Operation is not (0x80 or 0x95))
                        texts.Push(null);
                    break;
            }

        return names;
    }
}
