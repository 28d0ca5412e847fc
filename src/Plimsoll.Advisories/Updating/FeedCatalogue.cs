using System.Text.Json;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Feeds.Yaml;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Updating;

/// <summary>The list of primary feeds: the one that the program carries, and what a file of the user's own changes in it.</summary>
public static class FeedCatalogue
{
    const string Resource = "feeds.yaml";

    /// <summary>The feeds that the program knows, in the order of their file.</summary>
    public static IReadOnlyList<PrimaryFeed> BuiltIn
    {
        get
        {
            using var resource = Open();
            return Merge([], resource, Resource);
        }
    }

    /// <summary>The program's own list as it is written, with its explanations.</summary>
    public static string Text()
    {
        using var resource = Open();
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The feeds with what a file says of them: a name that is known changes what it mentions, another adds a feed.</summary>
    /// <exception cref="UsageException">The file cannot be read, or an entry is not as it should be.</exception>
    public static IReadOnlyList<PrimaryFeed> With(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Merge(BuiltIn, file, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list of feeds {path} cannot be read: {e.Message}");
        }
    }

    static Stream Open() => typeof(FeedCatalogue).Assembly.GetManifestResourceStream(Resource)!;

    static IReadOnlyList<PrimaryFeed> Merge(IReadOnlyList<PrimaryFeed> known, Stream content, string path)
    {
        try
        {
            using var document = FeedYaml.Document(path, content);
            var feeds = new OrderedDictionary<string, PrimaryFeed>(StringComparer.Ordinal);
            foreach (var feed in known)
                feeds.Add(feed.Name, feed);
            if (document.RootElement.Get("feeds") is not { ValueKind: JsonValueKind.Array } list)
                throw new UsageException($"{path} has no list named 'feeds'; write it as: feeds: [ {{ name: …, form: …, files: [ https://… ] }} ].");
            foreach (var (index, item) in list.EnumerateArray().Index())
            {
                var entry = new FeedEntry(item, $"{path}: feed {index + 1}");
                feeds[entry.Name] = entry.Over(feeds.GetValueOrDefault(entry.Name));
            }

            return [.. feeds.Values];
        }
        catch (MalformedFeedException e)
        {
            throw new UsageException($"{e.Message}; write it as: feeds: [ {{ name: …, form: …, files: [ https://… ] }} ].");
        }
    }
}
