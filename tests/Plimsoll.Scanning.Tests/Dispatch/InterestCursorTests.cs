using System.Text;
using CsCheck;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Scanning.Dispatch;

namespace Plimsoll.Scanning.Tests.Dispatch;

public class InterestCursorTests
{
    static readonly Gen<string> Path = OneOf("a", "b", "ab", "c.x", "c").Array[1, 4].Select(parts => string.Join('/', parts));
    static readonly Gen<string> Directory = Gen.Frequency((1, Gen.Const("")), (4, Path));
    static readonly Gen<Interest> Wish = Gen.OneOf(
        Path.Select(Interest.File),
        Gen.Select(Directory, OneOf("", ".x", "b"), Interest.FilesIn),
        Gen.Select(Directory, OneOf("a", "c.x"), Interest.FilesBelow),
        OneOf("a", "c.x").Select(Interest.Named),
        OneOf(".x", "b", "c.x").Select(Interest.Ending),
        Gen.Select(OneOf("b", "c.x", "a/b"), OneOf("a", "c.x"), Interest.NamedUnder));

    [Fact]
    public void Whatever_the_order_of_entries_every_question_is_answered_as_the_interests_say() => Gen.Select(Wish.Array[0, 8], Path.Array[1, 30]).Sample((wishes, entries) =>
    {
        var cursor = new InterestCursor(new InterestTable([.. wishes.Select(w => new Reader(w))]));
        List<Wanted> wanted = [];
        foreach (var entry in entries)
        {
            var bytes = Encoding.UTF8.GetBytes(entry);
            Assert.Equal(wishes.Any(w => Leads(w, entry)), cursor.Leads(bytes));
            Assert.Equal(wishes.Any(w => w.IsAnywhere || Leads(w, entry)), cursor.Enters(bytes));
            Assert.Equal(wishes.Any(w => !w.IsAnywhere && Wants(w, entry)), cursor.FindPlaced(bytes, wanted));
            Assert.Equal(wishes.Any(w => Wants(w, entry)), cursor.Find(bytes, wanted));
            Assert.Equal(
                wishes.Where(w => Wants(w, entry)).OrderBy(w => w.Shape).Select(w => w.ToString()),
                wanted.Select(w => w.Reader.Interests.Single()).OrderBy(w => w.Shape).Select(w => w.ToString()));
        }

        Assert.True(cursor.Leads([]));
    });

    static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    static string ParentOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    static bool Wants(Interest wish, string path) => wish.Shape switch
    {
        InterestShape.File => path == wish.Path,
        InterestShape.FilesIn => ParentOf(path) == wish.Path && NameOf(path).EndsWith(wish.Name, StringComparison.Ordinal),
        InterestShape.Named => NameOf(path) == wish.Name,
        InterestShape.Ending => NameOf(path).EndsWith(wish.Name, StringComparison.Ordinal),
        InterestShape.NamedUnder => NameOf(path) == wish.Name && ParentOf(path).EndsWith(wish.Path, StringComparison.Ordinal),
        _ => ParentOf(path).Length > 0 && ParentOf(ParentOf(path)) == wish.Path && NameOf(path) == wish.Name,
    };

    static bool Leads(Interest wish, string path)
    {
        if (wish.IsAnywhere)
            return false;
        var directory = wish.Shape == InterestShape.File ? ParentOf(wish.Path) : wish.Path;
        return directory == path || directory.StartsWith($"{path}/", StringComparison.Ordinal) || (wish.Shape == InterestShape.FilesBelow && ParentOf(path) == directory);
    }

    sealed class Reader(Interest wish) : IFileReader
    {
        public ReaderId Id { get; } = new("test/wish", 1);

        public IReadOnlyList<Interest> Interests { get; } = [wish];

        public void Read(FileContent file, EvidenceSink evidence) { }
    }
}
