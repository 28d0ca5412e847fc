namespace Plimsoll.Core.Tests;

public class LimitsTests
{
    [Fact]
    public void A_machine_of_four_gigabytes_lowers_no_limit() => Assert.Equal(Limits.Default, Limits.Default.WithinMemory(4L << 30));

    [Fact]
    public void In_a_small_container_only_what_is_held_at_once_is_lowered()
    {
        var small = Limits.Default.WithinMemory(192L << 20);
        Assert.Equal((64L << 20, 32L << 20, 8 << 20, 49_152, 49_152), (small.MaxFileBytes, small.MaxOwnedBytesPerFile, small.MaxWindowBytes, small.MaxPackagesPerFile, small.MaxFindings));
        var lowered = Limits.Default with
        {
            MaxFileBytes = small.MaxFileBytes,
            MaxOwnedBytesPerFile = small.MaxOwnedBytesPerFile,
            MaxWindowBytes = small.MaxWindowBytes,
            MaxPackagesPerFile = small.MaxPackagesPerFile,
            MaxFindings = small.MaxFindings,
            MaxContentsBytes = small.MaxContentsBytes,
        };
        Assert.Equal(lowered, small);
    }
}
