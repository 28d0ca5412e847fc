using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Models.Pickle;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Models;

public class PickleTests
{
    // collections.OrderedDict() and os.system('x'), in protocol 2.
    static readonly byte[] Second = Latin("\u0080\u0002ccollections\nOrderedDict\nq\0)Rq\u0001cposix\nsystem\nq\u0002X\u0001\0\0\0x\u0085R.");

    static readonly CataloguerTest Pickle = CataloguerTest.Of(new PickleCataloguer());

    static string Python => Requires.Tool("python3", "python3");

    [Fact]
    public void What_a_pickle_calls_is_told_as_python_itself_disassembles_it()
    {
        foreach (var protocol in Enumerable.Range(0, 6))
        {
            using var work = new TemporaryDirectory();
            var path = work.Combine("x.pkl");
            Command.Run(Python, "-c", $"import pickle,collections,datetime,decimal\nv=[collections.OrderedDict(a=1),datetime.date(2020,1,1),decimal.Decimal('1'),b'x',2**70,'text',1.5,collections.OrderedDict(b=(1,2)),{{'s'}},bytearray(b'y')]\npickle.dump(v,open({Quoted(path)},'wb'),protocol={protocol})");
            var evidence = Pickle.On("srv/x.pkl", File.ReadAllBytes(path));
            Assert.Empty(evidence.Packages);
            var facts = evidence.Observations.Single().Facts;
            Assert.Equal(("pickle", "true"), (facts["format"], facts["pickle"]));
            foreach (var name in (string[])["collections.OrderedDict", "datetime.date", "decimal.Decimal"])
                Assert.Contains(name, facts["calls"].Split('\n'));
            var called = Command.Run(Python, "-c", $"import pickletools\nprint('\\n'.join(sorted({{a.replace(' ','.') for o,a,p in pickletools.genops(open({Quoted(path)},'rb').read()) if o.name=='GLOBAL'}})))").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (protocol < 4)
                Assert.Equal(called, facts["calls"].Split('\n'));
        }
    }

    [Fact]
    public void A_call_that_no_model_needs_is_seen_without_being_made()
    {
        Assert.Contains("posix.system", Pickle.On("srv/model.pkl", Second).Observations.Single().Facts["calls"].Split('\n'));
    }

    [Fact]
    public void PyTorchs_archives_are_named_as_pickles()
    {
        var evidence = Pickle.On("srv/ship/pytorch_model.bin", Archive("archive/data.pkl", Second));
        Assert.Equal(("pytorch", "true"), (evidence.Observations.Single().Facts["format"], evidence.Observations.Single().Facts["pickle"]));
        Assert.Contains("posix.system", evidence.Observations.Single().Facts["calls"].Split('\n'));
        Assert.Equal("ship", evidence.Packages.Single().Name);
        Assert.Equal("torchscript", Pickle.On("srv/x.pt", [.. Archive("x/code/a.py", "abc"u8), .. Archive("x/data.pkl", Second)]).Observations.Single().Facts["format"]);
        Assert.Equal("pytorch-legacy", Pickle.On("srv/x.pth", [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.']).Observations.Single().Facts["format"]);
    }

    [Fact]
    public void Joblibs_are_models_whether_compressed_or_not()
    {
        Assert.Equal("joblib", Pickle.On("srv/forest.joblib", Second).Observations.Single().Facts["format"]);
        Assert.Equal("forest", Pickle.On("srv/forest.joblib", [0x78, 0x9C, 1, 2, 3]).Packages.Single().Name);
    }

    [Theory]
    [InlineData("opt/firmware.bin", "\u0080\u0002}q\0.")]
    [InlineData("opt/some.bin", "MZ........")]
    [InlineData("opt/app.bin", "PK\u0003\u0004..........................")]
    [InlineData("opt/notes.pkl", "just text")]
    [InlineData("opt/empty.pt", "")]
    public void What_only_ends_as_models_do_is_none(string path, string bytes)
    {
        var evidence = Pickle.On(path, Latin(bytes));
        Assert.Empty(evidence.Observations);
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void Text_that_begins_and_ends_as_the_oldest_protocol_is_believed_only_whole()
    {
        var sink = new EvidenceSink("x.pkl", "x", Limits.Default);
        new PickleCataloguer().Read(new FileContent("x.pkl", "(lp0\n."u8, Limits.Default, 1000), sink);
        Assert.Empty(sink.ToEvidence().Observations);
        Assert.NotEmpty(Pickle.On("x.pkl", "(lp0\n.").Observations);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Pickle.NeverThrowsOnAnyPrefixOf("x.pkl", Second);
        Pickle.NeverThrowsOnFlipsOf("x.pkl", Second, 3000);
        Pickle.NeverThrowsOnAnyPrefixOf("x.pt", Archive("archive/data.pkl", Second));
        Pickle.NeverThrowsOnFlipsOf("x.pt", Archive("archive/data.pkl", Second), 3000);
    }

    static string Quoted(string path) => $"'{path}'";

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    static byte[] Archive(string name, ReadOnlySpan<byte> content)
    {
        var header = new byte[30];
        "PK\u0003\u0004"u8.CopyTo(header);
        BitConverter.TryWriteBytes(header.AsSpan(18), content.Length);
        BitConverter.TryWriteBytes(header.AsSpan(22), content.Length);
        BitConverter.TryWriteBytes(header.AsSpan(26), (ushort)name.Length);
        return [.. header, .. Encoding.UTF8.GetBytes(name), .. content];
    }
}
