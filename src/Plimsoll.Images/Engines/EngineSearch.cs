using Plimsoll.Core;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>Asks the engines that are meant, one after the other, until one has what is looked for.</summary>
/// <param name="Asked">Engines that answered, as messages name them.</param>
/// <param name="Failures">Why the others did not.</param>
sealed record EngineSearch(OpenedSubject? Found, IReadOnlyList<string> Asked, IReadOnlyList<ServiceException> Failures)
{
    /// <exception cref="ServiceException">There is no engine to ask.</exception>
    public static EngineSearch Run(OpenOptions options, Func<EngineClient, OpenedSubject?> find)
    {
        var places = EnginePlaces.Find(options.Engines);
        if (places.Count == 0)
            throw new ServiceException($"No container engine is here: there is no socket {string.Join(", ", options.Engines.Sockets)}; start one, or say where it is with DOCKER_HOST.");
        List<string> asked = [];
        List<ServiceException> failures = [];
        foreach (var place in places)
        {
            // The client goes on with what was found through it.
            var engine = new EngineClient(place, options.Network, options.Limits);
            OpenedSubject? found = null;
            try
            {
                engine.Greet();
                found = find(engine);
                asked.Add(engine.Name);
                if (found is not null)
                    return new EngineSearch(found, asked, failures);
            }
            catch (ServiceException e)
            {
                failures.Add(e);
            }
            finally
            {
                if (found is null)
                    engine.Dispose();
            }
        }

        return new EngineSearch(null, asked, failures);
    }

    /// <summary>Why there is nothing.</summary>
    /// <param name="what">"no image 'x'".</param>
    /// <param name="advice">What to do, without a full stop.</param>
    public Exception NotFound(string what, string advice)
    {
        if (Asked.Count == 0)
            return Failures[0];
        var sentence = $"{EngineClient.Capital(string.Join(" and ", Asked))} {(Asked.Count > 1 ? "have" : "has")} {what}; {advice}.";
        return new UnreadableSubjectException(Failures.Count == 0 ? sentence : $"{sentence} {string.Join(' ', Failures.Select(f => f.Message))}");
    }
}
