using System.Globalization;

namespace Plimsoll.Images.Engines;

/// <summary>A version of the engine's API, as it stands in the path of every request.</summary>
readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>The newest that is spoken here; every engine speaks those before its own, down to one that it names.</summary>
    public static ApiVersion Ours { get; } = new(1, 48);

    /// <summary>The newest that both speak; null where what the engine states is no version.</summary>
    public static ApiVersion? Common(string? stated) =>
        TryParse(stated) is { } theirs ? theirs.CompareTo(Ours) < 0 ? theirs : Ours : null;

    public int CompareTo(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => $"{Major}.{Minor}";

    static ApiVersion? TryParse(string? text) =>
        text is { Length: <= 10 } && text.Split('.') is [var major, var minor] && Number(major) is { } high && Number(minor) is { } low ? new ApiVersion(high, low) : null;

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
