using System.Collections.Frozen;

namespace Plimsoll.Inventory.Beam.Application;

/// <summary>The applications that come with Erlang/OTP and with Elixir, and are released with them. Every other one comes from elsewhere, as good as always from Hex.</summary>
static class OtpApplications
{
    static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "asn1", "common_test", "compiler", "cosEvent", "cosEventDomain", "cosFileTransfer", "cosNotification", "cosProperty", "cosTime", "cosTransactions",
        "crypto", "debugger", "dialyzer", "diameter", "edoc", "eldap", "erl_docgen", "erl_interface", "erts", "et", "eunit", "ftp", "gs", "hipe", "ic", "inets",
        "jinterface", "kernel", "megaco", "mnesia", "observer", "odbc", "orber", "os_mon", "ose", "otp_mibs", "parsetools", "percept", "public_key", "reltool",
        "runtime_tools", "sasl", "snmp", "ssh", "ssl", "stdlib", "syntax_tools", "test_server", "tftp", "tools", "typer", "webtool", "wx", "xmerl",
        "eex", "elixir", "ex_unit", "iex", "logger", "mix");

    public static bool Contains(string application) => Names.Contains(application);
}
