namespace Plimsoll.Bills;

enum BillRelation
{
    /// <summary>The first needs the second.</summary>
    DependsOn,

    /// <summary>The second lies in the first.</summary>
    Contains,

    /// <summary>The first, a package of the operating system, put the second there.</summary>
    Owns,
}

/// <summary>How two entries of a bill stand to each other.</summary>
readonly record struct BillEdge(string From, BillRelation Relation, string To);
