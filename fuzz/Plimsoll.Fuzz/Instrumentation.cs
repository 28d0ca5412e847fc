using SharpFuzz;

namespace Plimsoll.Fuzz;

/// <summary>Rewrites the product's assemblies beside this program so that they count the edges taken. Runs in a process of its own, which has loaded none of them.</summary>
static class Instrumentation
{
    public static void Run(string directory)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (name is "Plimsoll.Fuzz" || (!name.StartsWith("Plimsoll.", StringComparison.Ordinal) && name is not "plimsoll"))
                continue;
            try
            {
                foreach (var _ in Fuzzer.Instrument(path, static _ => true, Options.Value))
                {
                }
            }
            catch (InstrumentationException)
            {
                // It was instrumented for an earlier run and not built since.
            }
        }
    }
}
