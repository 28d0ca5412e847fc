using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Credentials;

/// <summary>
/// Asks <c>docker-credential-NAME get</c>. The one place where Plimsoll starts another program, and only one that the user's own configuration names: from an
/// absolute directory of the user's path, never from the current one, with bounded output and time. What it says is shown to nobody.
/// </summary>
static partial class CredentialHelper
{
    const int MaxOutput = 64 * 1024;

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <returns>Null where the helper keeps nothing for the server.</returns>
    /// <exception cref="UsageException">There is no such helper, or it fails.</exception>
    public static Credential? Get(string helper, string server, string? searchPath, TimeSpan patience)
    {
        if (!HelperName().IsMatch(helper))
            throw new UsageException($"'{ReferenceGrammar.Shown(helper)}' cannot be the name of a credential helper; mend credHelpers or credsStore in Docker's config.json.");
        var program = Find($"docker-credential-{helper}", searchPath)
            ?? throw new UsageException($"The credential helper docker-credential-{helper} is named by Docker's config.json, but it is in no directory of PATH.");
        var (code, output) = Run(program, server, patience, helper);
        if (code != 0)
            return Encoding.UTF8.GetString(output).Contains("credentials not found", StringComparison.OrdinalIgnoreCase) ? null
                : throw new UsageException($"The credential helper docker-credential-{helper} failed for {server} (exit code {code}); try it by hand: echo {server} | docker-credential-{helper} get");
        return Read(output, helper, server);
    }

    static Credential Read(byte[] output, string helper, string server)
    {
        using var document = BoundedJson.TryParse(output);
        var (name, secret) = (document?.RootElement.Text("Username"), document?.RootElement.Text("Secret"));
        if (name is null || secret is null)
            throw new UsageException($"The credential helper docker-credential-{helper} answers for {server} with something that holds no name and secret.");
        return name == "<token>"
            ? new Credential($"the identity token of docker-credential-{helper}") { IdentityToken = secret }
            : new Credential($"user {ReferenceGrammar.Shown(name)} of docker-credential-{helper}") { UserName = name, Password = secret };
    }

    static string? Find(string program, string? searchPath) => (searchPath ?? "").Split(':')
        .Where(Path.IsPathRooted).Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    static (int Code, byte[] Output) Run(string program, string server, TimeSpan patience, string helper)
    {
        var start = new ProcessStartInfo(program, ["get"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start, helper);
        try
        {
            Tell(process, server);
            var output = Task.Run(() => Hear(process, process.StandardOutput));
            var errors = Task.Run(() => Hear(process, process.StandardError));
            if (!Task.WaitAll([output, errors], patience))
                throw new UsageException($"The credential helper docker-credential-{helper} does not answer within {patience.TotalSeconds:0.#} seconds; try it by hand: echo {server} | docker-credential-{helper} get");
            if (output.Result.Length > MaxOutput || errors.Result.Length > MaxOutput)
                throw new UsageException($"The credential helper docker-credential-{helper} answers with more than {MaxOutput:N0} bytes.");
            process.WaitForExit(patience);
            return (process.HasExited ? process.ExitCode : -1, output.Result);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // Whoever says too much is ended, so that the wait for its other stream ends.
    static byte[] Hear(Process process, StreamReader stream)
    {
        var bytes = Bodies.ReadStart(stream.BaseStream, MaxOutput + 1);
        if (bytes.Length > MaxOutput)
            process.Kill(entireProcessTree: true);
        return bytes;
    }

    static Process Start(ProcessStartInfo start, string helper)
    {
        try
        {
#pragma warning disable RS0030 // Credential helpers are programs by their protocol; this is the one home of starting one.
            return Process.Start(start)!;
#pragma warning restore RS0030
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"The credential helper docker-credential-{helper} cannot be started: {e.Message}.");
        }
    }

    // A helper that does not read what it is asked is a helper that failed; its exit code will say so.
    static void Tell(Process process, string server)
    {
        try
        {
            process.StandardInput.Write($"{server}\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            return;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex HelperName();
}
