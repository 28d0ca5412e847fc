using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Ruby.GemfileLock;

/// <summary>Reads which gems a project locked: <c>Gemfile.lock</c>, or <c>gems.locked</c> as Bundler calls it too.</summary>
public sealed class GemfileLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("ruby/gemfile-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Gemfile.lock"), Interest.Named("gems.locked")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var gems = new LockedGems(evidence);
        gems.Read(file.Bytes);
        gems.Keep();
    }
}
