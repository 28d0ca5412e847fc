#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:project ../src/Plimsoll.Inventory/Plimsoll.Inventory.csproj
// Makes the fingerprints of licences' texts. Run by eng/make-licence-texts: dotnet run eng/licence-texts.cs TEXTS OUT
// TEXTS holds a file ID.txt for each licence of the SPDX list, and ID.NAME.txt for what else tells it (the notice that its files begin with).
using System.Buffers.Binary;
using System.Text;
using Plimsoll.Inventory.Licence.Text;

const int MostKept = 224;
const int FewestShingles = 20;

List<(string Id, int Level, HashSet<uint> Kept)> texts = [];
HashSet<string> seen = [];
foreach (var path in Directory.EnumerateFiles(args[0], "*.txt").Order(StringComparer.Ordinal))
{
    HashSet<ulong> shingles = [];
    var reader = new ShingleReader(File.ReadAllBytes(path));
    while (reader.Next(out var shingle))
        shingles.Add(shingle);

    // The list has some texts under several ids; the first in its order is taken, which the script that calls this has seen to.
    if (shingles.Count < FewestShingles || !seen.Add(string.Join(',', shingles.Order())))
        continue;
    var level = 0;
    while (shingles.Count(s => IsKept(s, level)) > MostKept)
        level++;
    texts.Add((Path.GetFileName(path).Split(".txt")[0].Split("~")[0], level, [.. shingles.Where(s => IsKept(s, level)).Select(s => (uint)(s >> 32))]));
}

using var output = new MemoryStream();
Span<byte> word = stackalloc byte[2];
BinaryPrimitives.WriteUInt16LittleEndian(word, (ushort)texts.Count);
output.Write(word);
foreach (var (id, level, kept) in texts)
{
    output.WriteByte((byte)id.Length);
    output.Write(Encoding.ASCII.GetBytes(id));
    output.WriteByte((byte)level);
    BinaryPrimitives.WriteUInt16LittleEndian(word, (ushort)kept.Count);
    output.Write(word);
}

var before = 0u;
foreach (var hash in texts.SelectMany(t => t.Kept).Distinct().Order())
{
    Number(hash - before);
    before = hash;
    var owners = Enumerable.Range(0, texts.Count).Where(t => texts[t].Kept.Contains(hash)).ToList();
    foreach (var (i, owner) in owners.Index())
        Number((uint)(owner * 2 + (i + 1 < owners.Count ? 1 : 0)));
}

File.WriteAllBytes(args[1], output.ToArray());
Console.WriteLine($"{texts.Count:N0} texts, {output.Length:N0} bytes");

static bool IsKept(ulong shingle, int level) => (shingle & ((1ul << level) - 1)) == 0;

void Number(uint number)
{
    for (; number >= 0x80; number >>= 7)
        output.WriteByte((byte)(number | 0x80));
    output.WriteByte((byte)number);
}
