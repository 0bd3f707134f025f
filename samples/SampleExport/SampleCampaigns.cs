namespace AdFlux.Samples;

/// <summary>The ids of the three campaigns, each of which advertises one job opening.</summary>
public static class SampleCampaigns
{
    /// <summary>Advertises JOB-0001, warehouse operatives in Duisburg.</summary>
    public const string Warehouse = "120210000000000001";

    /// <summary>Advertises JOB-0002, registered nurses in Cologne.</summary>
    public const string Nursing = "120210000000000002";

    /// <summary>Advertises JOB-0003, software engineers in Berlin and Tokyo.</summary>
    public const string Software = "120210000000000003";
}
