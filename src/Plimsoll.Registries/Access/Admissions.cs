using System.Collections.Concurrent;
using Plimsoll.Registries.Credentials;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Access;

/// <summary>Remembers how each repository lets us in, so that only the first request is refused; renews what has ended. Safe for many threads.</summary>
sealed class Admissions(CredentialStore credentials, TokenServers tokens, TimeProvider time)
{
    readonly ConcurrentDictionary<string, Admission> known = new();
    readonly Lock asking = new();

    /// <summary>What is known to let in; null where nothing is, or it has ended.</summary>
    public Admission? Known(Place place, Uri registry) => known.TryGetValue(Key(place, registry), out var admission) && admission.Until > time.GetUtcNow() ? admission : null;

    /// <summary>Answers a registry that refused <paramref name="refused"/>; null where there is nothing that could be shown to it.</summary>
    public Admission? Answer(Place place, Uri registry, IReadOnlyList<Challenge> challenges, Admission? refused, CancellationToken cancellation)
    {
        lock (asking)
        {
            // Another thread may have been let in meanwhile.
            if (Known(place, registry) is { } current && current != refused)
                return current;
            known.TryRemove(Key(place, registry), out _);
            return Ask(place, registry, challenges, cancellation) is { } admission && admission.Authorization != refused?.Authorization
                ? known[Key(place, registry)] = admission
                : null;
        }
    }

    Admission? Ask(Place place, Uri registry, IReadOnlyList<Challenge> challenges, CancellationToken cancellation)
    {
        var credential = credentials.For(place);
        if (credential?.RegistryToken is { } token)
            return new Admission($"Bearer {token}", credential.Source, DateTimeOffset.MaxValue);
        if (challenges.FirstOrDefault(c => c.Scheme == "bearer") is { } bearer)
            return tokens.Ask(bearer, registry, place, credential, cancellation);
        return challenges.Any(c => c.Scheme == "basic") && credential?.Basic is { } basic ? new Admission(basic, credential.Source, DateTimeOffset.MaxValue) : null;
    }

    static string Key(Place place, Uri registry) => $"{registry.Scheme}://{registry.Authority}/{place.Repository}";
}
