using System.CommandLine;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db sign-root</c>.</summary>
static class DbSignRootCommand
{
    public static Command Create(Terminal terminal, Settings settings)
    {
        var file = new Argument<string>("FILE") { Description = "The root metadata, with the one that it follows beside it" };
        var key = new Option<string[]>("--key") { Description = "A private root key, of this root or of the one before; may be repeated", Required = true, HelpName = "FILE" };
        var passphrase = new Passphrase(settings);
        var command = new Command("sign-root", "Add signatures to root metadata; each holder of a key does so in turn") { file, key };
        passphrase.AddTo(command);
        command.SetAction(r => Run(terminal, r.GetRequiredValue(file), r.GetRequiredValue(key), passphrase.Read(r)));
        return command;
    }

    static int Run(Terminal terminal, string path, string[] keys, string? secret)
    {
        var root = RootFiles.Read(path);
        var former = RootFiles.Former(path, root);
        var signed = keys.Aggregate(KeyFolder.ReadRoot(path), (file, name) => Sign(file, name, root, former, secret));
        RootFiles.Write(path, signed);
        terminal.Output.WriteLine(RootFiles.Standing(path, signed, former));
        return ExitCode.Done;
    }

    static SignedFile Sign(SignedFile file, string name, RootMetadata root, RootMetadata? former, string? secret)
    {
        using var key = KeyFolder.ReadPrivate(name, secret);
        return root.Roles[Role.Root].KeyIds.Contains(key.Public.Id) || former?.Roles[Role.Root].KeyIds.Contains(key.Public.Id) == true
            ? file.SignedBy(key)
            : throw new UsageException($"The key {name} is no root key of this root or of the one before; its signature would say nothing.");
    }
}
