namespace Plimsoll.Advisories.Feeds;

/// <summary>Who publishes advisories, and on what terms.</summary>
/// <param name="Name">Stable short name: <c>debian-oval</c>, <c>alpine-secdb</c>, <c>ghsa</c>.</param>
/// <param name="Licence">SPDX expression, or <c>none stated</c>.</param>
/// <param name="Attribution">The name that the licence, or courtesy, asks for.</param>
public sealed record FeedSource(string Name, string Licence, string Attribution);

/// <summary>Reads one form in which advisories are published.</summary>
public interface IFeed
{
    /// <summary>Stable name of the form: <c>osv</c>, <c>oval</c>, <c>alpine-secdb</c>.</summary>
    string Name { get; }

    /// <summary>Whether a file is of this form, judged by its path below the feeds' directory and its first bytes (up to 64 KiB, decompressed).</summary>
    bool Recognises(string path, ReadOnlySpan<byte> head);

    /// <summary>Reads a whole file. A record that is malformed is skipped by <see cref="FeedSink.Skip"/>; a file that is malformed as a whole fails.</summary>
    /// <exception cref="MalformedFeedException">The file as a whole is not what it claims to be.</exception>
    void Read(string path, Stream content, FeedSink sink);
}

/// <summary>A feed's file that cannot be believed as a whole. The message is one sentence for the user.</summary>
public sealed class MalformedFeedException(string path, string message) : Exception($"{path}: {message}");
