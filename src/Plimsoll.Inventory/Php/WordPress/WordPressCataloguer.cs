using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php.WordPress;

/// <summary>Reads WordPress itself, its plugins and its themes, which nothing installs but WordPress.</summary>
/// <remarks>WordPress Plugin Handbook, header requirements; Theme Handbook, main stylesheet.</remarks>
public sealed class WordPressCataloguer : IFileReader
{
    static readonly string[] PluginFields = ["Plugin Name", "Version", "License", "Author", "Plugin URI", "Requires Plugins"];
    static readonly string[] ThemeFields = ["Theme Name", "Version", "License", "Author", "Theme URI", "Template"];

    public ReaderId Id { get; } = new("php/word-press", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("wp-includes", "version.php"), Interest.Named("style.css"), Interest.Ending(".php")];

    public bool Wants(ReadOnlySpan<byte> path) => WordPressPlaces.IsCore(path) || !WordPressPlaces.Plugin(path).IsEmpty || !WordPressPlaces.Theme(path).IsEmpty;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var path = Encoding.UTF8.GetBytes(file.Path);
        if (WordPressPlaces.IsCore(path))
            ReadCore(file, evidence);
        else if (WordPressPlaces.Theme(path) is { IsEmpty: false } theme)
            ReadPart(PackageType.WordPressTheme, theme, WordPressHeader.Of(file.Bytes, ThemeFields, file.Limits), evidence);
        else if (WordPressPlaces.Plugin(path) is { IsEmpty: false } plugin)
            ReadPart(PackageType.WordPressPlugin, plugin, WordPressHeader.Of(file.Bytes, PluginFields, file.Limits), evidence);
    }

    static void ReadCore(FileContent file, EvidenceSink evidence)
    {
        foreach (var line in new Lines(file.Bytes))
        {
            if (!line.StartsWith("$wp_version"u8))
                continue;
            var value = line["$wp_version"u8.Length..].Trim(" \t=;\r"u8).Trim("'\""u8);
            if (FieldText.Of(value, file.Limits) is not { } version || !char.IsAsciiDigit(version[0]))
                continue;
            evidence.Add(new Package
            {
                Type = PackageType.Generic,
                Name = "wordpress",
                Version = version,
                Licences = ["GPL-2.0-or-later"],
                Cpes = [$"cpe:2.3:a:wordpress:wordpress:{string.Concat(version.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? $"{c}" : $"\\{c}"))}:*:*:*:*:*:*:*"],
            });
            return;
        }

        evidence.Gap(GapCode.Malformed, "it says no version of WordPress");
    }

    // Most files of a plugin have no header: one of them has, and that one is the plugin.
    static void ReadPart(PackageType type, ReadOnlySpan<byte> directory, Dictionary<string, string> fields, EvidenceSink evidence)
    {
        var isTheme = type == PackageType.WordPressTheme;
        if (!fields.ContainsKey(isTheme ? "Theme Name" : "Plugin Name"))
            return;
        var needs = isTheme ? fields.GetValueOrDefault("Template") ?? "" : fields.GetValueOrDefault("Requires Plugins") ?? "";
        evidence.Add(new Package
        {
            Type = type,
            Name = Encoding.UTF8.GetString(directory),
            Version = fields.GetValueOrDefault("Version") ?? "",
            Licences = fields.GetValueOrDefault("License") is { } licence ? [licence] : [],
            Maintainer = fields.GetValueOrDefault("Author"),
            Origin = OriginText.Of(fields.GetValueOrDefault(isTheme ? "Theme URI" : "Plugin URI"), evidence.Limits),
            Dependencies = [.. needs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(n => new Dependency(n))],
        });
    }
}
