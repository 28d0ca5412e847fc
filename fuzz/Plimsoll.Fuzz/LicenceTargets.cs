using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Licences;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Licence.Text;

namespace Plimsoll.Fuzz;

/// <summary>What packages declare of their licences, and licences' texts.</summary>
static class LicenceTargets
{
    static readonly TextCataloguer Cataloguer = new();

    public static IReadOnlyList<Target> All { get; } =
    [
        new("licence", Seeds.Of(
                "(MIT OR Apache-2.0) AND GPL-2.0+ WITH Classpath-exception-2.0", "GNU General Public License v2 or (at your option) any later version (GPLv2+)", "License :: OSI Approved :: MIT License",
                "http://www.apache.org/licenses/LICENSE-2.0.txt", "https://licenses.nuget.org/(MIT%20OR%20ISC)", "GPL-2 | GPL (>= 3), MIT/X11; BSD & ISC"),
            Seeds.Of("(", ")", " OR ", " and ", " WITH ", "+", "/", "|", ",", ">=", "::", "https://", "%", "v2", ".0", "License", "LicenseRef-", " or later"), Expression),
        new("licence-text", Seeds.Of(
                "Copyright (c) 2020 Somebody\nAll rights reserved.\n\n 1. Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted\n",
                "Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file except in compliance with the License. You may obtain a copy of the License at http://www.apache.org/licenses/LICENSE-2.0"),
            Seeds.Of("\n", "\r\n", "Copyright ", "(c) ", "1. ", "-", "'", "https", "20", "All rights reserved"), Text),
    ];

    /// <summary>What is read of it must be an expression that, read again, says the same.</summary>
    static void Expression(byte[] bytes)
    {
        var once = LicenceExpression.Of(Encoding.UTF8.GetString(bytes));
        var again = LicenceExpression.Of(once.Text);
        if (again.Text != once.Text && once.Text.Length < 2_000)
            throw new InvalidOperationException($"'{once.Text}' is read as '{again.Text}'.");
    }

    static void Text(byte[] bytes)
    {
        var sink = new EvidenceSink("node_modules/a/LICENSE", Cataloguer.Id.Name, Limits.Default);
        Cataloguer.Read(new FileContent(sink.Path, bytes, Limits.Default), sink);
        Cataloguer.Wants(bytes);
    }
}
