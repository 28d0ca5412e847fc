using Plimsoll.Advisories.Feeds.Alpine;
using Plimsoll.Advisories.Feeds.Csaf;
using Plimsoll.Advisories.Feeds.Debian;
using Plimsoll.Advisories.Feeds.Exploits;
using Plimsoll.Advisories.Feeds.Facts;
using Plimsoll.Advisories.Feeds.FriendsOfPhp;
using Plimsoll.Advisories.Feeds.Haskell;
using Plimsoll.Advisories.Feeds.NodeWorkingGroup;
using Plimsoll.Advisories.Feeds.Osv;
using Plimsoll.Advisories.Feeds.Oval;
using Plimsoll.Advisories.Feeds.RetireJs;
using Plimsoll.Advisories.Feeds.RubySec;
using Plimsoll.Advisories.Feeds.RustSec;
using Plimsoll.Advisories.Feeds.UpdateInfo;

namespace Plimsoll.Advisories.Feeds;

/// <summary>Every feed; a file goes to the first that recognises it.</summary>
public static class FeedList
{
    public static IReadOnlyList<IFeed> All { get; } =
    [
        new KevFeed(),
        new EpssFeed(),
        new SecdbFeed(),
        new DebianTrackerFeed(),
        new DebianListFeed(),
        new DebianChangelogFeed(),
        new CsafFeed(),
        new RustSecFeed(),
        new HaskellFeed(),
        new RubySecFeed(),
        new FriendsOfPhpFeed(),
        new RetireJsFeed(),
        new NodeWorkingGroupFeed(),
        new OsvFeed(),
        new FactsFeed(),
        new OvalFeed(),
        new UpdateInfoFeed(),
    ];
}
