using System.CommandLine;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db keygen</c>.</summary>
static class DbKeygenCommand
{
    const int MostKeys = 20;

    public static Command Create(Terminal terminal, Settings settings)
    {
        var output = new Option<string>("--out") { Description = "Where keys and the first root go", Required = true, HelpName = "DIR" };
        var role = new Option<string[]>("--role") { Description = "Make keys of this role only, and no root: for holders of keys on other machines, and for new keys", HelpName = string.Join('|', Role.All) };
        role.CompletionSources.Add([.. Role.All]);
        var count = new Option<int>("--count") { Description = "How many root keys (with --role: keys of each); 1 where it is not said", DefaultValueFactory = _ => 1, HelpName = "N" };
        var threshold = new Option<string?>("--threshold") { Description = "How many root keys must sign a root, 1 where it is not said; of other roles as ROLE=N,…", HelpName = "N" };
        var expires = new Option<string>("--expires") { Description = "How long the root is believed, as in 1y", DefaultValueFactory = _ => "1y", HelpName = "TIME" };
        var passphrase = new Passphrase(settings);
        var command = new Command("keygen", "Make the keys of a mirror, and the root metadata that its users pin") { output, role, count, threshold, expires };
        passphrase.AddTo(command);
        command.SetAction(r =>
        {
            var folder = new KeyFolder(r.GetRequiredValue(output));
            var secret = passphrase.Read(r);
            if (r.GetValue(count) is < 1 or > MostKeys)
                throw new UsageException($"--count takes 1 to {MostKeys}.");
            var roles = r.GetValue(role) ?? [];
            if (Array.Find(roles, x => !Role.All.Contains(x)) is { } unknown)
                throw new UsageException($"'{unknown}' is no role; there are {string.Join(", ", Role.All)}.");
            if (roles.Length == 0)
                All(terminal, folder, r.GetValue(count), r.GetValue(threshold), Durations.Parse(r.GetRequiredValue(expires)), secret);
            foreach (var one in roles)
                Dispose(Make(terminal, folder, one, r.GetValue(count), secret));
            if (secret is null)
                terminal.Note("The private keys are not encrypted; to encrypt them set PLIMSOLL_KEY_PASSPHRASE or --key-passphrase-file.");
            return ExitCode.Done;
        });
        return command;
    }

    static void All(Terminal terminal, KeyFolder folder, int count, string? threshold, TimeSpan lifetime, string? secret)
    {
        if (File.Exists(folder.RootPath(1)))
            throw new UsageException($"{folder.RootPath(1)} exists already; make further keys with --role, and the next root with: plimsoll db new-root");
        var thresholds = Durations.Thresholds(threshold, null);
        if (thresholds[Role.Root] > count)
            throw new UsageException($"{thresholds[Role.Root]} root keys must sign and {count} would be made; give --count {thresholds[Role.Root]} or more.");
        var made = Role.All.ToDictionary(r => r, r => Make(terminal, folder, r, Math.Max(r == Role.Root ? count : 1, thresholds[r]), secret));
        try
        {
            var publics = made.ToDictionary(m => m.Key, m => (IReadOnlyList<TrustKey>)[.. m.Value.Select(k => k.Public)]);
            var draft = RootDraft.Make(null, publics, thresholds, TimeProvider.System.GetUtcNow() + lifetime);
            var root = made[Role.Root].Aggregate(draft, (file, key) => file.SignedBy(key));
            RootFiles.Write(folder.RootPath(1), root);
            terminal.Output.WriteLine($"{folder.RootPath(1)}: the root, to be given to those who use the mirror, and pinned by them as mirror-root");
        }
        finally
        {
            made.Values.ToList().ForEach(Dispose);
        }
    }

    static List<SigningKey> Make(Terminal terminal, KeyFolder folder, string role, int count, string? secret)
    {
        List<SigningKey> keys = [];
        for (var i = 0; i < count; i++)
        {
            keys.Add(SigningKey.Create());
            terminal.Output.WriteLine($"{folder.Add(role, keys[^1], secret)}: a private key of the {role} role");
        }

        return keys;
    }

    static void Dispose(List<SigningKey> keys) => keys.ForEach(k => k.Dispose());
}
