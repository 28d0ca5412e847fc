using System.Globalization;
using Plimsoll.Core.Findings;
using Plimsoll.Formats;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>The statements of a document as they are read; no more than may be held.</summary>
sealed class Statements
{
    readonly List<VexStatement> list = [];

    public IReadOnlyList<VexStatement> List => list;

    public void Add(IReadOnlyList<string> ids, IReadOnlyList<VexProduct> products, VexWord word)
    {
        if (list.Count == VexFile.MaxStatements)
            throw new MalformedDocumentException($"it makes more than {VexFile.MaxStatements:N0} statements");
        list.Add(new VexStatement(ids, products, word, Time(word.Timestamp)));
    }

    static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
