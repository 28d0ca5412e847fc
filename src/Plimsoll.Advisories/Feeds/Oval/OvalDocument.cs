namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>What a file says, kept compactly: definitions stand before the tests, objects and states that they are made of.</summary>
sealed class OvalDocument
{
    /// <summary>Taken out one by one, so that what advisories were made of need not be held beside them.</summary>
    public Queue<OvalDefinition> Definitions { get; } = [];

    public Dictionary<string, OvalTest> Tests { get; } = [];

    public Dictionary<string, OvalObject> Objects { get; } = [];

    public Dictionary<string, OvalState> States { get; } = [];

    /// <summary>Constant variables: lists of package names.</summary>
    public Dictionary<string, List<string>> Variables { get; } = [];
}

/// <summary>Which family of test, object or state an element is: what its name begins with.</summary>
enum OvalFamily
{
    Other,
    Rpm,
    Dpkg,

    /// <summary>A file of an rpm: how Red Hat and its rebuilds look for the release.</summary>
    RpmFile,

    /// <summary>A line of a text file: enabled module streams, the release.</summary>
    Text,
}

/// <summary>A test: an object, looked at, and the states that it must be in.</summary>
readonly record struct OvalTest(OvalFamily Family, string Comment, string Object, IReadOnlyList<string> States, bool MustNotExist);

/// <summary>An object: a package's name, a variable with several, or the path of a file.</summary>
readonly record struct OvalObject(string Name, string? Variable);

/// <summary>A state: what is asked of version and architecture.</summary>
readonly record struct OvalState(OvalOperation Operation, string? Evr, string? Architecture, string? Text, bool IsSignature);

/// <summary>How a version is compared.</summary>
enum OvalOperation
{
    None,
    LessThan,
    LessOrEqual,
    GreaterThan,
    GreaterOrEqual,
    Equal,
    Pattern,
}
