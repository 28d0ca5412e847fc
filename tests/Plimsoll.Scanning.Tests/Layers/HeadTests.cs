using System.Globalization;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning.Tests.Layers;

public class HeadTests
{
    const int Head = 1000;

    static readonly byte[] Large = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[100_000]];

    [Fact]
    public void A_reader_that_asks_for_the_beginning_is_given_it_of_files_beyond_the_limit_and_the_others_are_told()
    {
        var evidence = Gather(new ScriptedLayer().Program("opt/model.x", Large, mode: 0), [new Reader("test/head", Head), new Reader("test/whole", null)], Limits.Default with { MaxFileBytes = 50_000 });
        Assert.Equal($"test/head: {Head} of {Large.Length}", Told(evidence));
        Assert.Equal(GapCode.TooLarge, evidence.Gaps.Single().Code);
    }

    [Fact]
    public void Who_else_wants_the_file_does_not_change_what_a_reader_is_given()
    {
        var evidence = Gather(new ScriptedLayer().Program("opt/model.x", Large), [new Reader("test/head", Head), new Reader("test/whole", null), new Reader("test/program", null, Interest.Executables())], Limits.Default);
        Assert.Equal($"test/head: {Head} of {Large.Length}, test/program: {Large.Length} of {Large.Length}, test/whole: {Large.Length} of {Large.Length}", Told(evidence));
    }

    [Fact]
    public void A_program_beyond_the_limit_is_a_gap_and_its_beginning_is_read_all_the_same()
    {
        var evidence = Gather(new ScriptedLayer().Program("opt/model.x", Large), [new Reader("test/head", Head), new Reader("test/program", null, Interest.Executables())], Limits.Default with { MaxFileBytes = 50_000 });
        Assert.Equal($"test/head: {Head} of {Large.Length}", Told(evidence));
        Assert.Equal(GapCode.TooLarge, evidence.Gaps.Single().Code);
    }

    [Fact]
    public void A_file_smaller_than_the_beginning_is_given_whole() =>
        Assert.Equal("test/head: 3 of 3", Told(Gather(new ScriptedLayer().File("model.x", "abc"), [new Reader("test/head", Head)], Limits.Default)));

    static SubjectEvidence Gather(ScriptedLayer layer, IReadOnlyList<IFileReader> readers, Limits limits) =>
        new EvidenceGatherer(readers, cache: null).Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), [layer]), new ScanOptions { Threads = 1, Limits = limits }, CancellationToken.None);

    static string Told(SubjectEvidence evidence) => string.Join(", ", evidence.Observations.Select(o => $"{o.Reader}: {o.Facts["bytes"]} of {o.Facts["size"]}").Order(StringComparer.Ordinal));

    sealed class Reader(string name, int? head, Interest? interest = null) : IFileReader
    {
        public ReaderId Id { get; } = new(name, 1);

        public IReadOnlyList<Interest> Interests { get; } = [interest ?? Interest.Ending(".x")];

        public int? HeadBytes => head;

        public void Read(FileContent file, EvidenceSink evidence) => evidence.Add(new Observation(Id.Name, file.Path, new Dictionary<string, string>
        {
            ["bytes"] = file.Bytes.Length.ToString(CultureInfo.InvariantCulture),
            ["size"] = file.Size.ToString(CultureInfo.InvariantCulture),
        }));
    }
}
