namespace Plimsoll.Advisories.Store;

/// <summary>A place beside the databases in use where a new one is made. While it lives nobody else changes the store; disposed without a switch, it leaves nothing.</summary>
public sealed class DatabaseCandidate : IDisposable
{
    readonly FileStream padlock;

    internal DatabaseCandidate(string path, FileStream padlock) => (Path, this.padlock) = (path, padlock);

    /// <summary>Where to write the new database.</summary>
    public string Path { get; }

    /// <summary>The maker's fingerprint of what it is made of, one line; see <see cref="DatabaseStore.CurrentInputs"/>.</summary>
    public string Inputs { get; set; } = "";

    public void Dispose()
    {
        File.Delete(Path);
        padlock.Dispose();
    }
}
