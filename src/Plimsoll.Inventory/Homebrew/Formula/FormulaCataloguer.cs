using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Ruby.Gemspec;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Homebrew.Formula;

/// <summary>Reads the recipe that Homebrew keeps of what it installed: <c>Cellar/NAME/VERSION/.brew/NAME.rb</c>. It says the licence, which the receipt does not.</summary>
/// <remarks>Formula Cookbook: <c>license "MIT"</c>, <c>license any_of: ["MIT", "0BSD"]</c>, <c>license all_of: […]</c>. Ruby is never run.</remarks>
public sealed class FormulaCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("homebrew/formula", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".rb")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 1).SequenceEqual(".brew"u8) && Keg.Is(path, 2);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (Keg.Of(file.Path, 2, evidence.Limits) is var (name, version))
            evidence.Add(new Package { Type = PackageType.Homebrew, Name = name, Version = version, Licences = Licences(file.Bytes, evidence) });
    }

    /// <summary>A line that sets it, or that begins to: then it goes on to where the brackets close.</summary>
    static IReadOnlyList<string> Licences(ReadOnlySpan<byte> bytes, EvidenceSink evidence)
    {
        var text = new StringBuilder();
        var open = 0;
        foreach (var raw in new Lines(bytes))
        {
            var line = raw.Trim(" \t"u8);
            var begins = text.Length == 0 && line.StartsWith("license "u8);
            if ((!begins && open <= 0) || line.Length > evidence.Limits.MaxFieldBytes)
                continue;
            text.Append(Encoding.UTF8.GetString(begins ? line["license ".Length..] : line)).Append('\n');
            open += line.Count((byte)'[') + line.Count((byte)'{') - line.Count((byte)']') - line.Count((byte)'}');
            if (text.Length > evidence.Limits.MaxFieldBytes || open <= 0)
                break;
        }

        return Expression(text.ToString());
    }

    static IReadOnlyList<string> Expression(string text)
    {
        var rest = text.AsSpan();
        List<string> licences = [];
        while (RubyText.TryTake(ref rest, out var licence))
            if (licence.Length > 0)
                licences.Add(licence);
        return licences.Count > 1 && text.StartsWith("any_of:", StringComparison.Ordinal) && !text.Contains("all_of:", StringComparison.Ordinal) ? [string.Join(" OR ", licences)] : licences;
    }
}
