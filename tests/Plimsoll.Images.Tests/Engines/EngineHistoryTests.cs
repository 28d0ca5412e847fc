using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Images.Engines;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>An engine lists all steps and not which of them made no layer: it is told where it can be told, and else asked of the image itself.</summary>
public class EngineHistoryTests
{
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("ADD rootfs.tar /=5|CMD [\"sh\"]=0", 1, "ADD rootfs.tar /")]
    [InlineData("/bin/sh -c #(nop) ADD file:1 in / =5|/bin/sh -c #(nop)  CMD [\"sh\"]=0", 1, "/bin/sh -c #(nop) ADD file:1 in / ")]
    [InlineData("ADD a=5|WORKDIR /app=0|ENV A=0=0|RUN make=7", 3, "ADD a|WORKDIR /app|RUN make")]
    [InlineData("ADD a=5|RUN true=0|RUN make=7", 2, "ADD a|RUN make")]
    [InlineData("=5", 1, "-")]
    [InlineData("ADD a=5|USER me=0", 2, "ADD a|USER me")]
    public void Steps_are_told_from_those_that_made_no_layer(string history, int layers, string steps) =>
        Assert.Equal(steps.Length == 0 ? [] : steps.Split('|'), StepsOf(history, layers)!.Select(s => s ?? "-"));

    [Theory]
    [InlineData("ADD a=5|WORKDIR /app=0|RUN true=0", 2)]
    [InlineData("ADD a=5", 2)]
    [InlineData("ADD a=5|RUN b=5", 1)]
    public void Where_it_cannot_be_told_nothing_is_guessed(string history, int layers) => Assert.Null(StepsOf(history, layers));

    [Theory, InlineData("null"), InlineData("{}"), InlineData("[1,2]"), InlineData("[{\"CreatedBy\":1,\"Size\":\"x\"},{}]")]
    public void What_is_no_history_tells_nothing(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Null(EngineHistory.StepsOf(document.RootElement, 1).Steps);
    }

    static IReadOnlyList<string?>? StepsOf(string history, int layers)
    {
        var items = history.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(h => (Text: h[..h.LastIndexOf('=')], Size: h[(h.LastIndexOf('=') + 1)..]));
        var array = new JsonArray([.. items.Reverse().Select(i => (JsonNode)new JsonObject { ["CreatedBy"] = i.Text, ["Size"] = long.Parse(i.Size) })]);
        using var document = JsonDocument.Parse(array.ToJsonString());
        return EngineHistory.StepsOf(document.RootElement, layers).Steps;
    }
}
