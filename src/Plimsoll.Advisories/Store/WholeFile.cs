namespace Plimsoll.Advisories.Store;

/// <summary>Writes a small file whole or not at all.</summary>
static class WholeFile
{
    /// <param name="flush">Whether its loss with the machine's power would matter.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, bool flush = true)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(file, content, 0);
                if (flush)
                    RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
