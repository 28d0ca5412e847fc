#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:project ../src/Plimsoll.Streams/Plimsoll.Streams.csproj
// The least that a scan of gzip layers can cost: inflate every layer, hash every stored blob, look at nothing.
// Prints the seconds for all layers on one core, and of the longest layer. Run: dotnet run bench/floor.cs LAYOUT managed|fastest
// managed is the decompressor that .NET carries, fastest ISA-L where the machine has it.
using System.Diagnostics;
using System.Security.Cryptography;
using Plimsoll.Streams;

var managed = args[1] == "managed";
var (total, longest) = (0.0, 0.0);
foreach (var path in Directory.EnumerateFiles(Path.Join(args[0], "blobs", "sha256")))
{
    var bytes = new byte[1 << 20];
    using (var head = File.OpenRead(path))
        if (head.Read(bytes, 0, 2) < 2 || bytes[0] != 0x1F || bytes[1] != 0x8B)
            continue;
    var seconds = Best(() => Inflate(path, bytes, managed)) + Best(() => Hash(path, bytes));
    total += seconds;
    longest = Math.Max(longest, seconds);
}

Console.WriteLine($"{total:0.000} {longest:0.000}");

static double Best(Action work)
{
    var best = double.MaxValue;
    for (var i = 0; i < 5; i++)
    {
        var clock = Stopwatch.StartNew();
        work();
        best = Math.Min(best, clock.Elapsed.TotalSeconds);
    }

    return best;
}

static void Inflate(string path, byte[] buffer, bool managed)
{
    using var gzip = Gunzip.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), managed);
    while (gzip.Read(buffer) > 0)
    {
    }
}

static void Hash(string path, byte[] buffer)
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
    for (int read; (read = file.Read(buffer)) > 0;)
        hash.AppendData(buffer, 0, read);
    hash.GetHashAndReset();
}
