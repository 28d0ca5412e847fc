using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Inventory;

namespace Plimsoll.Scanning.Tests;

public class LayerLimitTests
{
    static void Gather(ScriptedLayer layer) => new EvidenceGatherer(Cataloguers.All, cache: null)
        .Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), [layer]), new ScanOptions { Threads = 1, Limits = Limits.Default with { MaxWantedPerLayer = 100 } }, CancellationToken.None);

    [Theory]
    [InlineData("usr/share/doc/{0}/copyright", false)]
    [InlineData("usr/share/doc/.wh.{0}", true)]
    [InlineData("elsewhere/{0}", true)]
    public void Files_at_wanted_places_count_and_what_merely_passes_does_not(string name, bool fits)
    {
        var layer = new ScriptedLayer();
        for (var i = 0; i < 200; i++)
            layer.File(string.Format(System.Globalization.CultureInfo.InvariantCulture, name, i), "text");
        if (fits)
            Gather(layer);
        else
            Assert.Throws<LimitExceededException>(() => Gather(layer));
    }
}
