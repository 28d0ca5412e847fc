namespace Plimsoll.Inventory.Licence.Text;

/// <summary>Tells which licences' texts a file holds.</summary>
sealed class TextMatcher(TextCorpus corpus)
{
    /// <summary>Of a text so much must be there. What stands for a holder's name, a title or an appendix makes the rest.</summary>
    const double Least = 0.78;

    /// <summary>A few words are soon found by chance, so of short texts more must be there.</summary>
    const double LeastOfShort = 0.88;
    const int Short = 48;

    /// <summary>Of a further licence so much must not be part of those found before: BSD's three clauses hold its two.</summary>
    const double Fresh = 0.5;
    const int MaxLicences = 64;

    // What a text has and the file has not speaks against it more than what both have speaks for it, or long texts would beat their shorter kin.
    const int CostOfMissing = 2;

    /// <returns>Ids of the SPDX list, in ordinal order.</returns>
    public IReadOnlyList<string> Match(ReadOnlySpan<byte> text)
    {
        var found = Hits(text);
        var total = Count(found);
        var candidates = Enumerable.Range(0, corpus.Texts.Length).Where(t => IsThere(total[t], corpus.Texts[t].Kept)).ToList();
        SortedSet<string> ids = new(StringComparer.Ordinal);
        while (candidates.Count > 0 && ids.Count < MaxLicences)
        {
            var fresh = Count(found);
            candidates.RemoveAll(t => fresh[t] < Fresh * corpus.Texts[t].Kept);
            if (candidates.Count == 0)
                break;
            var best = candidates.MaxBy(t => Gain(t, fresh[t], total[t]));
            ids.Add(corpus.Texts[best].Id);
            found.RemoveWhere(h => Array.IndexOf(corpus.Owners[h], (ushort)best) >= 0);
            candidates.Remove(best);
        }

        return [.. ids];
    }

    HashSet<int> Hits(ReadOnlySpan<byte> text)
    {
        HashSet<int> hits = [];
        var shingles = new ShingleReader(text);
        while (shingles.Next(out var shingle))
            if (corpus.Find(shingle) is >= 0 and var hash)
                hits.Add(hash);
        return hits;
    }

    int[] Count(HashSet<int> hits)
    {
        var counts = new int[corpus.Texts.Length];
        foreach (var hit in hits)
            foreach (var text in corpus.Owners[hit])
                counts[text]++;
        return counts;
    }

    static bool IsThere(int count, int kept) => count >= (kept < Short ? LeastOfShort : Least) * kept;

    long Gain(int text, int fresh, int total) => (long)(fresh - CostOfMissing * (corpus.Texts[text].Kept - total)) << corpus.Texts[text].Level;
}
