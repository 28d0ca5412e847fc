using System.Globalization;
using System.Text.Json;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Updating;

/// <summary>One entry of a list of feeds, checked word by word.</summary>
sealed class FeedEntry
{
    const long DefaultLargest = 256L * 1024 * 1024;
    const int MaxNameLength = 64;
    const int MaxFiles = 1000;

    static readonly string[] Keys = ["name", "title", "licence", "form", "layout", "index", "files", "largest", "on"];

    readonly JsonElement item;
    readonly string place;

    /// <param name="place">For complaints: <c>feeds.yaml: feed 3</c>.</param>
    public FeedEntry(JsonElement item, string place)
    {
        (this.item, this.place) = (item, place);
        if (item.ValueKind != JsonValueKind.Object)
            throw Bad("it is no mapping of names to values");
        foreach (var key in item.EnumerateObject())
            if (!Keys.Contains(key.Name))
                throw Bad($"'{key.Name}' is no key; there are {string.Join(", ", Keys)}");
        Name = item.Text("name") ?? throw Bad("it has no name");
        if (Name.Length > MaxNameLength || !Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw Bad($"'{Name}' is no name; use small letters, digits and hyphens");
        this.place = $"{place} ({Name})";
    }

    public string Name { get; }

    /// <summary>The feed that it describes; what it does not mention is taken from the feed before.</summary>
    public PrimaryFeed Over(PrimaryFeed? before)
    {
        var isOn = item.Text("on")?.ToLowerInvariant() switch
        {
            null => before?.IsOn ?? true,
            "yes" or "true" or "1" => true,
            "no" or "false" or "0" => false,
            var other => throw Bad($"'{other}' is neither yes nor no"),
        };
        var feed = new PrimaryFeed(
            Name,
            item.Text("title") ?? before?.Title ?? Name,
            item.Text("licence") ?? before?.Licence ?? "none stated",
            Form() ?? before?.Form ?? throw Bad("it has no form"),
            Layout() ?? before?.Layout ?? FeedLayout.File,
            item.Text("index") is { } index ? Address(index) : before?.Index,
            item.Get("files") is null ? before?.Files ?? [] : Files(),
            item.Text("largest") is { } size ? Bytes(size) : before?.Largest ?? DefaultLargest,
            isOn);
        return Whole(feed);
    }

    PrimaryFeed Whole(PrimaryFeed feed)
    {
        if (feed.Layout is FeedLayout.File or FeedLayout.Marker && feed.Files.Count == 0)
            throw Bad("it has no files");
        if (feed.Layout != FeedLayout.File && feed.Index is null)
            throw Bad("its layout needs an index");
        return feed;
    }

    string? Form() => item.Text("form") is not { } form || FeedList.All.Any(f => f.Name == form)
        ? item.Text("form")
        : throw Bad($"'{form}' is no form; there are {string.Join(", ", FeedList.All.Select(f => f.Name))}");

    FeedLayout? Layout() => item.Text("layout") switch
    {
        null => null,
        "file" => FeedLayout.File,
        "marker" => FeedLayout.Marker,
        "repository" => FeedLayout.Repository,
        "csaf" => FeedLayout.Csaf,
        var other => throw Bad($"'{other}' is no layout; there are file, marker, repository and csaf"),
    };

    List<Uri> Files()
    {
        List<Uri> files = [.. item.Items("files").Select(f => Address(f.ValueKind == JsonValueKind.String ? f.GetString()! : ""))];
        if (files.Count == 0 || files.Count > MaxFiles)
            throw Bad($"'files' must list from 1 to {MaxFiles:N0} addresses");
        return files.Distinct().Count() == files.Count ? files : throw Bad("a file is listed twice");
    }

    Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw Bad($"'{text}' is no address that begins with https:// and holds no password");

    long Bytes(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long factor = parts is [_, var unit] ? unit switch { "kB" => 1024, "MB" => 1024 * 1024, "GB" => 1024 * 1024 * 1024, _ => 0 } : 0;
        return factor > 0 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * factor
            : throw Bad($"'{text}' is no size; write it as 64 MB");
    }

    UsageException Bad(string what) => new($"{place}: {what}.");
}
