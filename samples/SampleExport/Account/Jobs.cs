namespace AdFlux.Samples.Account;

/// <summary>The three job openings that the account advertises.</summary>
internal static class Jobs
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new()
        {
            CampaignId = SampleCampaigns.Warehouse,
            CampaignName = "JOB-0001 Lagerhelfer (m/w/d), Duisburg",
            CampaignStatus = "ACTIVE",
            Objective = "OUTCOME_SALES",
            OptimizationGoal = "OFFSITE_CONVERSIONS",
            LandingPage = "https://jobs.example.com/JOB-0001",
            Budget = BudgetKind.CampaignDaily,
            AdSetDailyBudgetCents = 4_000,
            LaunchOffsetDays = -105,
            Audiences = ["Duisburg +25 km", "Türkçe, Ruhrgebiet", "Karriereseite 30 Tage"],
            Messages =
            [
                "Frühschicht ab 16,50 €",
                "Staplerfahrer gesucht",
                "İş ilanı: depo çalışanı",
                "Team Nachtschicht 🌙",
                "Quereinstieg möglich",
            ],
            ThirdAdSetStatus = "PAUSED",
            CostPerThousandCents = 640,
            ClicksPerImpression = 0.019,
            ApplicationsPerLinkClick = 0.045,
            LeadsPerLinkClick = 0,
            ApplicationValue = 25m,
            LeadValue = 0m,
        },
        new()
        {
            CampaignId = SampleCampaigns.Nursing,
            CampaignName = "JOB-0002 Pflegefachkräfte, Köln",
            CampaignStatus = "ACTIVE",
            Objective = "OUTCOME_LEADS",
            OptimizationGoal = "LEAD_GENERATION",
            LandingPage = "https://jobs.example.com/JOB-0002",
            Budget = BudgetKind.AdSet,
            AdSetDailyBudgetCents = 3_500,
            LaunchOffsetDays = 3,
            Audiences = ["Köln & Bonn", "Lookalike 1 %", "Rückkehrer:innen"],
            Messages = ["Pflege mit Herz ❤️", "Kleine Station, großes Team", "Hemşire: İyi maaş", "Wunschdienstplan", "B2 course included"],
            ThirdAdSetStatus = "ACTIVE",
            UsesLeadForms = true,
            CostPerThousandCents = 1_080,
            ClicksPerImpression = 0.014,
            ApplicationsPerLinkClick = 0.022,
            LeadsPerLinkClick = 0.075,
            ApplicationValue = 62.5m,
            LeadValue = 12.35m,
        },
        new()
        {
            CampaignId = SampleCampaigns.Software,
            CampaignName = "JOB-0003 Backend Engineer, Berlin/東京",
            CampaignStatus = "PAUSED",
            Objective = "OUTCOME_TRAFFIC",
            OptimizationGoal = "LINK_CLICKS",
            LandingPage = "https://jobs.example.com/JOB-0003",
            Budget = BudgetKind.CampaignLifetime,
            AdSetDailyBudgetCents = 2_600,
            BidCents = 185,
            LaunchOffsetDays = 9,
            Audiences = ["Berlin, C#/.NET", "東京", "Remote EU"],
            Messages =
            [
                "バックエンドエンジニア募集",
                "Join our \"platform\" team 👩‍💻",
                "Go & C# in Berlin",
                "リモート勤務OK",
                "4-Tage-Woche",
            ],
            ThirdAdSetStatus = "ARCHIVED",
            CostPerThousandCents = 1_650,
            ClicksPerImpression = 0.0095,
            ApplicationsPerLinkClick = 0.038,
            LeadsPerLinkClick = 0.02,
            ApplicationValue = 90m,
            LeadValue = 7.5m,
            ViewContentValue = 0.25m,
        },
    ];
}
