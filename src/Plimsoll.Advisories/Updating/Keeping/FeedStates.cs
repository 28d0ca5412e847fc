using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Advisories.Store;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Updating.Keeping;

/// <summary>What is kept of each feed, a small JSON file each. One that is damaged is as good as none: the feed is fetched again.</summary>
sealed class FeedStates(string directory)
{
    const int MaxBytes = 64 * 1024 * 1024;
    const string Version = "1";

    public FeedState? Read(string feed)
    {
        try
        {
            var file = new FileInfo(PathOf(feed));
            if (!file.Exists || file.Length > MaxBytes)
                return null;
            using var stream = file.OpenRead();
            using var document = JsonDocument.Parse(stream);
            return State(document.RootElement, feed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Write(FeedState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("fetched", state.Fetched);
            json.WriteString("confirmed", state.Confirmed);
            json.WriteNumber("advisories", state.Advisories);
            WriteIfAny(json, "newest", state.Newest);
            if (state.Marker is { } marker)
            {
                json.WritePropertyName("marker");
                Write(json, marker);
            }

            json.WriteStartArray("files");
            foreach (var file in state.Files)
                Write(json, file);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Directory.CreateDirectory(directory);
        WholeFile.Write(PathOf(state.Name), buffer.WrittenSpan, flush: false);
    }

    /// <summary>The states of all feeds that were ever fetched, those no longer listed too.</summary>
    public IEnumerable<FeedState> All() => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(name => Read(name!)).OfType<FeedState>()
        : [];

    public void Forget(string feed)
    {
        if (Directory.Exists(directory))
            File.Delete(PathOf(feed));
    }

    static void Write(Utf8JsonWriter json, KeptFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteString("url", file.Url);
        json.WriteString("sha256", file.Digest);
        json.WriteNumber("size", file.Size);
        WriteIfAny(json, "etag", file.Validators.ETag);
        WriteIfAny(json, "lastModified", file.Validators.LastModified);
        WriteIfAny(json, "stamp", file.Stamp);
        json.WriteEndObject();
    }

    static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    static FeedState? State(JsonElement json, string feed)
    {
        if (json.Text("version") != Version)
            return null;
        List<KeptFile> files = [];
        foreach (var item in json.Items("files"))
            if (Kept(item) is { } file)
                files.Add(file);
            else
                return null;
        var marker = json.Get("marker") is { } index ? Kept(index) : null;
        return new FeedState(feed, marker, files, Time(json, "fetched"), Time(json, "confirmed"), json.GetProperty("advisories").GetInt32(), json.Text("newest"));
    }

    /// <summary>Digests become names of files: nothing else passes.</summary>
    static KeptFile? Kept(JsonElement json) =>
        json.Text("path") is { } path && json.Text("url") is { } url && json.Text("sha256") is { Length: 64 } digest && digest.All(char.IsAsciiHexDigitLower)
            ? new KeptFile(path, url, digest, json.GetProperty("size").GetInt64(), new Validators(json.Text("etag"), json.Text("lastModified")), json.Text("stamp"))
            : null;

    static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.Parse(json.GetProperty(name).GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    string PathOf(string feed) => Path.Join(directory, $"{feed}.json");
}
