using Plimsoll.Core;

namespace Plimsoll.Advisories.Store;

/// <summary>Only one process at a time changes a store. The lock dies with its process.</summary>
static class StoreLock
{
    const int PollMilliseconds = 50;

    /// <exception cref="ServiceException">Another process has held it for all of the patience.</exception>
    public static FileStream Take(string directory, TimeSpan patience, CancellationToken cancellation)
    {
        var path = Path.Join(directory, ".lock");
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(PollMilliseconds))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (waited >= patience)
                    throw new ServiceException($"Another plimsoll has been updating {directory} for {patience.TotalSeconds:N0} seconds; wait for it, or end it, and try again.", e);
                cancellation.WaitHandle.WaitOne(PollMilliseconds);
            }
        }
    }
}
