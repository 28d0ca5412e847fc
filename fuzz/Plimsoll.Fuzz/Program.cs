using System.Runtime.CompilerServices;
using Plimsoll.Fuzz;

if (args is ["--instrument"])
{
    Instrumentation.Run(AppContext.BaseDirectory);
    return 0;
}

return Fuzz(args, new Coverage());

// A method of its own, so that instrumenting loads nothing of the product.
[MethodImpl(MethodImplOptions.NoInlining)]
static int Fuzz(string[] args, Coverage coverage)
{
    if (args is ["--list"])
    {
        foreach (var target in TargetList.All)
            Console.WriteLine(target.Name);
        return 0;
    }

    if (args.Length == 0 || TargetList.All.Where(t => args[0] == "all" || t.Name == args[0]).ToList() is not { Count: > 0 } targets)
    {
        Console.Error.WriteLine("Usage: fuzz/run TARGET|all [SECONDS [SEED [FILE...]]]; fuzz/run --list names the targets. FILEs are more good inputs.");
        return 2;
    }

    var options = CampaignOptions.Parse(args);
    var corpus = new Corpus(Environment.GetEnvironmentVariable("PLIMSOLL_FUZZ_CORPUS") ?? throw new InvalidOperationException("Start it with fuzz/run."), coverage);
    var found = false;
    foreach (var target in targets)
    {
        var campaign = new Campaign(target, options.Seed, [.. corpus.Of(target), .. options.More.Select(File.ReadAllBytes)], coverage);
        var fine = campaign.Run(options.QuietTime, options.Longest);
        found |= !fine;
        if (fine)
            corpus.Distil(target, campaign.Kept);
    }

    return found ? 1 : 0;
}
