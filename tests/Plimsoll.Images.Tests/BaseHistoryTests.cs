using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Tests;

/// <summary>Steps that made a layer carry a plus.</summary>
public class BaseHistoryTests
{
    [Theory]
    [InlineData("+ADD rootfs.tar /|CMD [\"bash\"]|+RUN apt-get install|CMD [\"app\"]", 1)]
    [InlineData("+/bin/sh -c #(nop) ADD file:1 in / |/bin/sh -c #(nop)  CMD [\"bash\"]|+/bin/sh -c make", 1)]
    [InlineData("+ADD a|CMD [\"bash\"]|ENV X=1|+RUN python|ENTRYPOINT [\"python3\"]|+COPY . /app|ENTRYPOINT [\"app\"]|CMD []", 2)]
    [InlineData("+ADD a|CMD [\"bash\"]", null)]
    [InlineData("+ADD a|+RUN b", null)]
    [InlineData("CMD [\"x\"]|+ADD a", null)]
    [InlineData("", null)]
    public void A_base_ends_with_its_own_command(string history, int? layers) =>
        Assert.Equal(layers, BaseHistory.Layers([.. history.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(s => (s.TrimStart('+'), s.StartsWith('+')))]));
}
