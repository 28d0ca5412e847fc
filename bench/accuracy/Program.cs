// Measures how right the product's matching is: Plimsoll.Accuracy DIR. DIR holds cases.ndjson and feeds/; see bench/accuracy/README.md.
using System.Globalization;
using Plimsoll.Accuracy;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["--nuget", var pairs]:
        NuGetOracle.Answer(pairs);
        return 0;
    case ["--feeds", var feeds]:
        return Measurement.Report(feeds);
    case [var directory]:
        return Measurement.Run(directory);
    default:
        Console.Error.WriteLine("Usage: Plimsoll.Accuracy DIR (with cases.ndjson and feeds/), --feeds DIR (what is read and what skipped) or --nuget FILE (compares pairs of versions).");
        return 2;
}
