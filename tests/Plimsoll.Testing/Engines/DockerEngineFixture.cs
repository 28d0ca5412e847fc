namespace Plimsoll.Testing.Engines;

/// <summary>One engine for the tests of a class, started by the first that needs it: so that what the machine lacks skips tests, and does not break the class.</summary>
public sealed class DockerEngineFixture : IDisposable
{
    readonly Lazy<DockerEngine> engine = new(() => DockerEngine.Start(), LazyThreadSafetyMode.ExecutionAndPublication);

    public DockerEngine Engine => engine.Value;

    public void Dispose()
    {
        if (engine.IsValueCreated)
            engine.Value.Dispose();
    }
}
