using System.Text;
using Plimsoll.Formats.Zip;

namespace Plimsoll.Formats.Tests;

/// <summary>All that can be read of an archive, and what cannot.</summary>
sealed class ZipReading
{
    public static ZipLimits Limits { get; } = new() { MaxMembers = 250_000, MaxMemberBytes = int.MaxValue, MaxRatio = 300, RatioFloorBytes = long.MaxValue };

    public List<(string Name, byte[] Bytes)> Members { get; } = [];

    public List<ZipFault> Faults { get; } = [];

    public IReadOnlyList<(string Name, string Text)> Texts => [.. Members.Select(m => (m.Name, Encoding.UTF8.GetString(m.Bytes)))];

    public static ZipReading Of(byte[] bytes, ZipLimits? limits = null, ZipBudget? budget = null)
    {
        var reading = new ZipReading();
        if (!ZipFile.TryOpen(bytes, limits ?? Limits, out var file, out var fault))
        {
            reading.Faults.Add(fault!);
            return reading;
        }

        var members = file.Members;
        while (members.MoveNext())
            if (file.TryRead(members.Current, budget ??= new ZipBudget(100_000_000, 100_000_000), out var content, out fault))
                using (content)
                    reading.Members.Add((members.Current.NameText(), content.Bytes.ToArray()));
            else
                reading.Faults.Add(fault!);
        if (members.Fault is { } end)
            reading.Faults.Add(end);
        return reading;
    }
}
