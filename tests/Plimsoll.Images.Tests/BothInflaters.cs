using System.Runtime.ExceptionServices;

namespace Plimsoll.Images.Tests;

/// <summary>Holds what comes of a walk with .NET's inflater against what comes of it with the fastest one.</summary>
static class BothInflaters
{
    /// <param name="walk">Takes whether the inflater is .NET's.</param>
    /// <returns>What both show; or their failure is thrown.</returns>
    public static T Agree<T>(Func<bool, T> walk, Func<T, object> shown)
    {
        var (managed, managedFailure) = Outcome(walk, managed: true);
        var (fastest, fastestFailure) = Outcome(walk, managed: false);
        Assert.Equal(managedFailure?.SourceException.GetType(), fastestFailure?.SourceException.GetType());
        fastestFailure?.Throw();
        Assert.Equal(shown(managed!), shown(fastest!));
        return fastest!;
    }

    static (T? Result, ExceptionDispatchInfo? Failure) Outcome<T>(Func<bool, T> walk, bool managed)
    {
        try
        {
            return (walk(managed), null);
        }
        catch (Exception e)
        {
            return (default, ExceptionDispatchInfo.Capture(e));
        }
    }
}
