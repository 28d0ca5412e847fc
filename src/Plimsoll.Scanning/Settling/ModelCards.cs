using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Models.Card;

namespace Plimsoll.Scanning.Settling;

/// <summary>Gives models the licences that the card beside their weights names. The card stays an observation: it says more than a package has a place for.</summary>
static class ModelCards
{
    const string Readers = "models/";

    public static IReadOnlyList<InstalledPackage> Settle(IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations)
    {
        var cards = new FolderFacts(observations, CardCataloguer.Name, o => FolderFacts.Parent(o.Subject));
        return cards.IsEmpty ? packages : [.. packages.Select(p => WithLicences(p, cards))];
    }

    static InstalledPackage WithLicences(InstalledPackage installed, FolderFacts cards) =>
        installed.FoundBy.StartsWith(Readers, StringComparison.Ordinal) && installed.Package.Licences.Count == 0 && cards.Of(installed) is var (_, facts)
            ? installed with { Package = installed.Package with { Licences = FolderFacts.Lines(facts, CardCataloguer.Licences) } }
            : installed;
}
