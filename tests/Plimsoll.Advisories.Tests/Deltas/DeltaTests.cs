using CsCheck;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Deltas;
using Plimsoll.Testing;
using ZstdSharp;
using Fact = Plimsoll.Advisories.Tests.Deltas.SmallDatabases.Fact;

namespace Plimsoll.Advisories.Tests.Deltas;

public sealed class DeltaTests : IDisposable
{
    static readonly Gen<Fact[]> Facts = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 3], Gen.Int[1, 4], Gen.Int[0, 30], Gen.Int[0, 99_999], (n, e, p, f, s) => new Fact(n, e, p, f, s)).Array[1, 25];

    readonly TemporaryDirectory directory = new();
    readonly SmallDatabases databases;

    public DeltaTests() => databases = new SmallDatabases(directory);

    [Fact]
    public void What_a_delta_makes_is_to_the_byte_the_database_that_it_was_made_of() =>
        Gen.Select(Facts, Facts, Facts).Sample((a, b, c) =>
        {
            // Half of the records stay as they are, as most do from day to day.
            string[] days = [databases.Build(a), databases.Build(a.Take(a.Length / 2).Concat(b)), databases.Build(b.Take(b.Length / 2).Concat(c))];
            var deltas = days.Zip(days.Skip(1)).Select(pair => Make(pair.First, pair.Second)).ToList();
            Assert.Equal(File.ReadAllBytes(days[1]), Apply(days[0], deltas[0]));
            Assert.Equal(File.ReadAllBytes(days[2]), Apply(days[0], [.. deltas]));
            Assert.Equal(File.ReadAllBytes(days[0]), Apply(days[2], Make(days[2], days[0])));
        }, iter: 25, threads: 1);

    [Fact]
    public void The_same_two_databases_make_the_same_delta_and_one_of_nothing_is_tiny()
    {
        var (a, b) = (databases.Build([new Fact(1, 0, 2, 3, 4), new Fact(2, 1, 1, 1, 1)]), databases.Build([new Fact(1, 0, 2, 4, 4), new Fact(3, 2, 1, 1, 1)]));
        Assert.Equal(Make(a, b), Make(a, b));
        Assert.True(Make(a, a).Length < 1000);
        Assert.Equal(File.ReadAllBytes(a), Apply(a, Make(a, a)));
    }

    [Fact]
    public void A_delta_for_another_database_is_refused_and_leaves_nothing()
    {
        var (a, b, c) = (databases.Build([new Fact(1, 0, 2, 3, 4)]), databases.Build([new Fact(2, 1, 1, 1, 1)]), databases.Build([new Fact(3, 1, 1, 1, 1)]));
        Refused(c, "it starts from the database", Make(a, b));
        Refused(a, "it starts from the database", Make(a, b), Make(a, b));
    }

    [Fact]
    public void A_delta_cut_anywhere_is_refused()
    {
        var (a, b) = (databases.Build([new Fact(1, 0, 2, 3, 4)]), databases.Build([new Fact(2, 1, 1, 1, 1)]));
        var whole = Make(a, b);
        for (var length = 0; length < whole.Length; length += 9)
            Refused(a, "", whole[..length]);
    }

    [Fact]
    public void A_delta_with_any_byte_changed_is_refused_or_makes_something_else_and_never_crashes()
    {
        var (a, b) = (databases.Build([new Fact(1, 0, 2, 3, 4)]), databases.Build([new Fact(2, 1, 1, 1, 1)]));
        var plain = Unpack(Make(a, b));
        for (var at = 0; at < plain.Length; at += 11)
        {
            var changed = plain.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            try
            {
                Apply(a, Pack(changed));
            }
            catch (MalformedDeltaException)
            {
            }
        }
    }

    [Fact]
    public void A_bomb_stops_at_its_limit()
    {
        var a = databases.Build([new Fact(1, 0, 2, 3, 4)]);
        var digest = DigestOf(a);
        Refused(a, "unfolds to more than", Bomb(w =>
        {
            Head(w, digest);
            w.Number(10_000_000);
            var text = new string('x', 1 << 20);
            for (var i = 0; i < 40; i++)
            {
                w.Cell($"{i}");
                w.Cell(text);
            }
        }));
        Refused(a, "it holds a text of 4,294,967,295 bytes", Bomb(w => w.Number(uint.MaxValue)));
        Refused(a, "rows for new_meta", Bomb(w =>
        {
            Head(w, digest);
            w.Number(ulong.MaxValue);
        }));
        Refused(a, "it ends too early", Bomb(w =>
        {
            Head(w, digest);
            w.Number(1_000_000);
        }));
    }

    [Fact]
    public void A_frame_that_wants_a_huge_window_is_refused()
    {
        var a = databases.Build([new Fact(1, 0, 2, 3, 4)]);
        using var output = new MemoryStream();
        using (var zstd = new CompressionStream(output, 1, leaveOpen: true))
        {
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_windowLog, 30);
            zstd.Write(new byte[1000]);
        }

        Refused(a, "it is damaged", output.ToArray());
    }

    [Fact]
    public void A_database_that_is_not_what_it_says_of_itself_does_not_pass_for_the_result()
    {
        var (a, b) = (databases.Build([new Fact(1, 0, 2, 3, 4), new Fact(9, 0, 2, 3, 4)]), databases.Build([new Fact(2, 1, 1, 1, 1), new Fact(9, 0, 2, 3, 4)]));
        var delta = Make(a, b);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={a};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE affected SET ranges = 'x'";
            command.ExecuteNonQuery();
        }

        Assert.NotEqual(File.ReadAllBytes(b), Apply(a, delta));
    }

    [Fact]
    public void Numbers_and_texts_are_read_as_they_were_written() => Gen.Select(Gen.Long, Gen.Double, Gen.String).Array[0, 20].Sample(rows =>
    {
        using var output = new MemoryStream();
        var writer = new CellWriter(output);
        foreach (var (number, real, text) in rows)
        {
            writer.Cell(number);
            writer.Cell(Math.Round(real, 5));
            writer.Cell(real);
            writer.Cell(text.EnumerateRunes().Any(r => r.Value == 0xFFFD) ? "" : text);
            writer.Cell(DBNull.Value);
        }

        output.Position = 0;
        var reader = new CellReader(output, DeltaLimits.Default);
        foreach (var (number, real, text) in rows)
        {
            Assert.Equal(number, reader.Cell());
            Assert.Equal(Math.Round(real, 5), reader.Cell());
            Assert.Equal(real, reader.Cell());
            Assert.Equal(text.EnumerateRunes().Any(r => r.Value == 0xFFFD) ? "" : text, reader.Cell());
            Assert.Equal(DBNull.Value, reader.Cell());
        }

        Assert.True(reader.AtEnd);
    });

    public void Dispose() => directory.Dispose();

    static byte[] Make(string before, string after)
    {
        using var output = new MemoryStream();
        DeltaMaker.Make(before, after, output);
        return output.ToArray();
    }

    byte[] Apply(string before, params byte[][] deltas)
    {
        var output = directory.Combine("made.db");
        File.Delete(output);
        DeltaApplier.Apply(before, [.. deltas.Select(d => (Func<Stream>)(() => new MemoryStream(d)))], output, DeltaLimits.Default with { MaxPlainBytes = 32 << 20 }, CancellationToken.None);
        return File.ReadAllBytes(output);
    }

    void Refused(string before, string why, params byte[][] deltas)
    {
        Assert.Contains(why, Assert.Throws<MalformedDeltaException>(() => Apply(before, deltas)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.Combine("made.db")));
    }

    static void Head(CellWriter writer, string digest)
    {
        foreach (var text in (string[])[DeltaForm.Mark, digest, "sha256:x"])
            writer.Text(text);
    }

    static string DigestOf(string path)
    {
        using var database = AdvisoryDatabase.Open(path);
        return database.Info.Digest;
    }

    static byte[] Bomb(Action<CellWriter> write)
    {
        using var plain = new MemoryStream();
        write(new CellWriter(plain));
        return Pack(plain.ToArray());
    }

    static byte[] Pack(byte[] plain)
    {
        using var output = new MemoryStream();
        using (var zstd = new CompressionStream(output, 3, leaveOpen: true))
            zstd.Write(plain);
        return output.ToArray();
    }

    static byte[] Unpack(byte[] packed)
    {
        using var zstd = new DecompressionStream(new MemoryStream(packed));
        using var plain = new MemoryStream();
        zstd.CopyTo(plain);
        return plain.ToArray();
    }
}
