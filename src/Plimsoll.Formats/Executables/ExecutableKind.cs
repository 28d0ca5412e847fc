namespace Plimsoll.Formats.Executables;

public enum ExecutableKind
{
    /// <summary>What can be started.</summary>
    Program,

    /// <summary>What programs load: a shared library, a plug-in.</summary>
    Library,

    /// <summary>What only tools read: objects, core dumps, debug companions.</summary>
    Other,
}
