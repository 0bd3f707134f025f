using System.Runtime.InteropServices;

namespace AdFlux.Data.Changes;

/// <summary>How many campaigns, ad sets and ads were marked as deleted.</summary>
/// <param name="Campaigns">The campaigns that were not before.</param>
/// <param name="AdSets">The ad sets that were not before.</param>
/// <param name="Ads">The ads that were not before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MetaDeletion(long Campaigns, long AdSets, long Ads);
