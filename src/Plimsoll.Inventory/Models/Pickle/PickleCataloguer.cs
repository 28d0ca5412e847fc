using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>
/// Recognises models that are pickles: reading one runs what it says. PyTorch's archives and older files, joblib's, and plain pickles; and what of Python a
/// pickle calls by name, as far as the beginning that is read tells.
/// </summary>
/// <remarks>pickletools; PyTorch, "Serialization semantics". A plain pickle is an observation alone, for it need be no model; the others are packages too.</remarks>
public sealed class PickleCataloguer : IFileReader
{
    const string Name = "models/pickle";

    static readonly string[] Endings = [".pt", ".pth", ".ckpt", ".bin", ".joblib", ".pkl", ".pickle", ".dill"];

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [.. Endings.Select(Interest.Ending)];

    public int? HeadBytes => 256 * 1024;

    /// <summary>Python's own tables of grammar are pickles, and no models.</summary>
    public bool Wants(ReadOnlySpan<byte> path) => path.IndexOf("/lib2to3/"u8) < 0 && !path.StartsWith("boot/"u8) && path.IndexOf("/firmware/"u8) < 0;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var kind = PickleKind.Of(file);
        if (kind.Format is null)
            return;
        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.Format, kind.Format).Set(ModelFacts.IsPickle, "true")
            .Set("calls", string.Join('\n', PickleGlobals.Of(file.Bytes[kind.Start..])));
        if (kind.Format == PickleKind.Plain)
            facts.Observe();
        else
            facts.Keep();
    }
}
