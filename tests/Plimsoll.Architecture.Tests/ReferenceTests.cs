using System.Xml.Linq;
using Plimsoll.Testing;

namespace Plimsoll.Architecture.Tests;

public class ReferenceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Streams"] = [],
        ["Formats"] = [],
        ["Network"] = ["Core"],
        ["Registries"] = ["Core", "Network"],
        ["Trust"] = ["Core"],
        ["Images"] = ["Core", "Streams", "Network", "Registries"],
        ["Bills"] = ["Core", "Formats"],
        ["Inventory"] = ["Core", "Formats", "Images", "Bills"],
        ["Advisories"] = ["Core", "Streams", "Formats", "Network", "Registries", "Trust"],
        ["Policy"] = ["Core", "Formats"],
        ["Scanning"] = ["Core", "Images", "Inventory", "Advisories", "Policy"],
        ["Reports"] = ["Core"],
        ["Cli"] = ["Core", "Formats", "Bills", "Network", "Registries", "Trust", "Images", "Inventory", "Advisories", "Policy", "Scanning", "Reports"],
    };

    static IEnumerable<string> Sources => Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs", SearchOption.AllDirectories);

    [Fact]
    public void Every_room_uses_only_the_rooms_that_it_may()
    {
        var projects = Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.csproj", SearchOption.AllDirectories).ToList();
        Assert.Equal(Allowed.Count, projects.Count);
        foreach (var project in projects)
        {
            var room = Path.GetFileNameWithoutExtension(project)["Plimsoll.".Length..];
            var uses = XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["Plimsoll.".Length..]);
            Assert.Empty(uses.Except(Allowed[room]).Select(u => $"{room} must not use {u}"));
        }
    }

    [Fact]
    public void Files_stay_small()
    {
        var lengths = Sources.Select(f => File.ReadLines(f).Count()).Order().ToList();
        Assert.True(lengths[^1] <= 600, $"the longest file has {lengths[^1]} lines");
        Assert.True(lengths[lengths.Count * 95 / 100] <= 350, "more than one file in twenty is longer than 350 lines");
        Assert.True(lengths[lengths.Count / 2] <= 80, $"the median file has {lengths[lengths.Count / 2]} lines");
    }

    [Theory]
    [InlineData(": IFileReader", "src/Plimsoll.Inventory/Cataloguers.cs")]
    [InlineData(": IFeed", "src/Plimsoll.Advisories/Feeds/FeedList.cs")]
    [InlineData(": IReport", "src/Plimsoll.Reports/ReportList.cs")]
    [InlineData(": IInventoryReport", "src/Plimsoll.Reports/ReportList.cs")]
    [InlineData(": INamedImageSource", "src/Plimsoll.Images/Targets.cs")]
    [InlineData(": IVersionScheme", "src/Plimsoll.Advisories/Versions/VersionSchemes.cs")]
    public void Whoever_belongs_to_a_family_stands_in_its_list(string family, string list)
    {
        var listed = File.ReadAllText(RepositoryRoot.Combine(list.Split('/')));
        var members = Sources.Where(f => File.ReadLines(f).Any(l => l.Contains("class ", StringComparison.Ordinal) && l.TrimEnd().EndsWith(family, StringComparison.Ordinal)))
            .Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        Assert.NotEmpty(members);
        Assert.Equal([], members.FindAll(m => !listed.Contains($"new {m}()", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_left_for_later_in_the_sources() =>
        Assert.Equal([], Sources.Where(f => File.ReadLines(f).Any(l => l.Contains("TODO", StringComparison.Ordinal) || l.Contains("FIXME", StringComparison.Ordinal))).ToList());
}
