using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Engines;

namespace Plimsoll.Images.Tests.Engines;

public class ContainerDriftTests
{
    [Fact]
    public void Directories_that_are_listed_for_what_is_in_them_are_left_out()
    {
        var drift = Of("""[{"Path":"/a","Kind":0},{"Path":"/a/b","Kind":1},{"Path":"/a/b/c","Kind":1},{"Path":"/a-b","Kind":2},{"Path":"/d","Kind":1},{"Path":"/e","Kind":0}]""");
        Assert.Equal(["removed a-b", "added a/b/c", "added d", "changed e"], drift.Observations.Select(o => $"{o.Facts["change"]} {o.Facts["path"]}"));
        Assert.Empty(drift.Gaps);
    }

    [Fact]
    public void Changes_without_end_are_cut_and_counted()
    {
        var drift = Of($"[{string.Join(',', Enumerable.Range(0, ContainerDrift.MaxChanges + 5).Select(i => $$"""{"Path":"/f{{i:d8}}","Kind":1}"""))}]");
        Assert.Equal(ContainerDrift.MaxChanges, drift.Observations.Count);
        var gap = Assert.Single(drift.Gaps);
        Assert.Equal((GapCode.TooLarge, "web"), (gap.Code, gap.Path));
        Assert.Contains("10,005 files", gap.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("null"), InlineData("{}"), InlineData("[]"), InlineData("[1,null,{},{\"Path\":\"/\",\"Kind\":0},{\"Path\":\"/x\",\"Kind\":9},{\"Path\":1,\"Kind\":1}]")]
    public void What_is_no_change_is_none(string json) => Assert.Empty(Of(json).Observations);

    static ContainerDrift Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ContainerDrift.Of(document.RootElement, "web");
    }
}
