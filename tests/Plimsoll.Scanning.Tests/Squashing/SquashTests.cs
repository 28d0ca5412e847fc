using CsCheck;
using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Tests.Squashing;

/// <summary>Holds the squash against a plain model: a dictionary to which each layer is applied, entry by entry, as an unpacker does.</summary>
public class SquashTests
{
    static readonly Gen<string> Path = Gen.Int[0, 2].Select(i => "abc"[i].ToString()).Array[1, 3].Select(parts => string.Join('/', parts));
    static readonly Gen<Act> Acts = Gen.Select(Gen.Enum<What>(), Path, (what, path) => new Act(what, path));

    enum What
    {
        Described,
        File,
        Directory,
        Whiteout,
        Opaque,
    }

    [Fact]
    public void What_is_visible_is_what_an_unpacker_would_leave() => Acts.Array[0, 5].Array[1, 5].Sample(layers =>
    {
        var evidence = layers.Select(l => Layer(l.DistinctBy(a => a.Path).ToList())).ToList();
        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, layer) in layers.Index())
            Unpack(expected, layer.DistinctBy(a => a.Path).ToList(), index);
        Assert.Equal(expected.Select(e => $"{e.Key} of {e.Value}"), Squash.Of(evidence).Files.Select(f => $"{f.Evidence.Path} of {f.Layer}"));
    });

    [Fact]
    public void A_file_stands_over_the_copies_below_it_as_long_as_nothing_lay_between()
    {
        var file = Layer([new Act(What.Described, "a/b")]);
        var squash = Squash.Of([file, Layer([]), file, file]);
        Assert.Equal([3, 2, 0], Chain(Assert.Single(squash.Files)));
        Assert.Equal([3], Chain(Assert.Single(Squash.Of([file, Layer([]), Layer([new Act(What.Whiteout, "a")]), file]).Files)));
        Assert.Equal([2], Chain(Assert.Single(Squash.Of([file, Layer([new Act(What.File, "a/b")]), file]).Files)));
        Assert.Equal([1], Chain(Assert.Single(Squash.Of([file, Layer([new Act(What.Opaque, "a"), new Act(What.Described, "a/b")])]).Files)));
    }

    [Fact]
    public void A_link_that_a_later_layer_replaces_leads_nowhere()
    {
        var link = new LayerEvidence { Links = [new Link("a", "b")], Paths = new LayerPaths { Things = new[] { PathHash.Of("a") } } };
        Assert.Single(Squash.Of([link]).Links);
        Assert.Empty(Squash.Of([link, Layer([new Act(What.Directory, "a")])]).Links);
        Assert.Empty(Squash.Of([link, Layer([new Act(What.File, "a")])]).Links);
    }

    static List<int> Chain(SquashedFile file)
    {
        List<int> layers = [];
        for (var at = file; at is not null; at = at.Below)
            layers.Add(at.Layer);
        return layers;
    }

    static LayerEvidence Layer(List<Act> acts) => new()
    {
        Files = [.. acts.Where(a => a.What == What.Described).Select(a => new FileEvidence { Path = a.Path, Reader = "test", Gaps = [new Gap(GapCode.Malformed, a.Path, "x")] })],
        Paths = new LayerPaths
        {
            Things = Hashes(acts, What.Described, What.File),
            Directories = Hashes(acts, What.Directory),
            Whiteouts = Hashes(acts, What.Whiteout),
            Opaques = Hashes(acts, What.Opaque),
        },
    };

    static ulong[] Hashes(List<Act> acts, params What[] kinds) => [.. acts.Where(a => kinds.Contains(a.What)).Select(a => PathHash.Of(a.Path))];

    /// <summary>Whiteouts hide what lower layers have, never their own layer's: they are applied first.</summary>
    static void Unpack(SortedDictionary<string, int> there, List<Act> acts, int layer)
    {
        foreach (var act in acts)
            foreach (var path in there.Keys.ToList())
                if (IsGone(act, path))
                    there.Remove(path);
        foreach (var act in acts)
            if (act.What == What.Described)
                there[act.Path] = layer;
    }

    static bool IsGone(Act act, string path)
    {
        var isBelow = path.StartsWith(act.Path + "/", StringComparison.Ordinal);
        return act.What switch
        {
            What.Opaque => isBelow,
            What.Directory => path == act.Path,
            _ => isBelow || path == act.Path,
        };
    }

    sealed record Act(What What, string Path);
}
