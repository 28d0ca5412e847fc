namespace Plimsoll.Cli;

/// <summary>A value given outside the command line.</summary>
/// <param name="Origin">Whence it came, for complaints: <c>PLIMSOLL_THREADS</c> or <c>plimsoll.yaml:3: threads</c>.</param>
/// <param name="Directory">What paths in it are relative to; empty for the working directory.</param>
sealed record Setting(string Origin, string Value, string Directory)
{
    /// <summary>A path of this setting, as the process can open it.</summary>
    public string Resolve(string path) => Directory.Length == 0 || Path.IsPathRooted(path) ? path : Path.Join(Directory, path);
}
