using NuGet.Versioning;

namespace Plimsoll.Accuracy;

/// <summary>NuGet's own library compares pairs of versions, for the labels of cases.</summary>
static class NuGetOracle
{
    /// <summary>Prints -1, 0 or 1 a line, and <c>?</c> where NuGet refuses a version.</summary>
    public static void Answer(string path)
    {
        foreach (var line in File.ReadLines(path))
            Console.WriteLine(line.Split('\t') is [var a, var b] && NuGetVersion.TryParse(a, out var left) && NuGetVersion.TryParse(b, out var right) ? $"{Math.Sign(left.CompareTo(right))}" : "?");
    }
}
