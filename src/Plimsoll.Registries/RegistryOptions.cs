using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Registries;

/// <summary>How registries are reached, and as whom.</summary>
public sealed record RegistryOptions
{
    public NetworkOptions Network { get; init; } = NetworkOptions.Default;

    public Limits Limits { get; init; } = Limits.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Path of Docker's <c>config.json</c>, or of Podman's <c>auth.json</c>.</summary>
    public string? DockerConfig { get; init; }

    /// <summary>Directories in which credential helpers are looked for, with a colon between, as <c>PATH</c> has them; relative ones are passed over.</summary>
    public string? HelperPath { get; init; }

    /// <summary>Files of containers-registries.conf(5), and directories of such (<c>registries.conf.d</c>), in their order: what comes later replaces.</summary>
    public IReadOnlyList<string> RegistriesConf { get; init; } = [];

    /// <summary>Name and password for the registry that is named by the user: never for its mirrors.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>A bearer token for the registry that is named by the user.</summary>
    public string? Token { get; init; }

    /// <summary>The one registry (<c>host</c>, <c>host:port</c>) that name, password, token and client certificate are for; null where they are for whichever the user names.</summary>
    public string? CredentialHost { get; init; }

    /// <summary>Hosts (<c>host</c>, <c>host:port</c>) beside a registry's own domain to which its credentials may be sent for a token.</summary>
    public IReadOnlyList<string> TokenRealms { get; init; } = [];

    /// <summary>PEM files of authorities that are trusted beside the system's.</summary>
    public IReadOnlyList<string> CertificateAuthorities { get; init; } = [];

    /// <summary>PEM file shown to the registry that is named by the user (mutual TLS).</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>PEM file of its private key; the same file where it is null.</summary>
    public string? ClientKey { get; init; }

    /// <summary>Directory with one directory per <c>host</c> or <c>host:port</c>, each with authorities (<c>*.crt</c>) and a client's certificate (<c>*.cert</c> with <c>*.key</c>).</summary>
    public string? CertsDirectory { get; init; }

    /// <summary>Registries other than loopback may be asked over plain HTTP where they do not answer TLS.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Says nothing of what is inside.</summary>
    public override string ToString() => nameof(RegistryOptions);
}
