using System.Globalization;
using Plimsoll.Fuzz;

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

var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 600;
var seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.TickCount;
var more = args.Skip(3).Select(File.ReadAllBytes);
var found = false;
foreach (var target in targets)
    found |= !Campaign.Run(target with { Seeds = [.. target.Seeds, .. more] }, seed, TimeSpan.FromSeconds(seconds));
return found ? 1 : 0;
