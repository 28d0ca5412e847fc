namespace Plimsoll.Cli.Completion;

/// <summary>Which names on disk may stand somewhere.</summary>
enum PathKind
{
    None,

    /// <summary>Files behind a word and a sign alone: <c>json=report.json</c>.</summary>
    FilesBehindSign,
    Directories,
    Files,
}
