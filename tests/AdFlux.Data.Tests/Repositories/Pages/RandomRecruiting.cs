using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>Rows with few different values in each column, many of them null, so that there are ties of every kind.</summary>
internal sealed class RandomRecruiting(int seed)
{
#pragma warning disable CA5394 // The same rows every time.
    private static readonly string[] _texts = ["a", "A", "", "b", "ä", "a\u0308", "10", "9", "~", "\uFF5E", "😀", "zz'; --"];

    private readonly Random _random = new(seed);

    public JobOpening Job(int number) =>
        new()
        {
            JobId = JobId.From(Id(number)),
            Title = Text(),
            Company = Maybe(Text),
            Location = Maybe(Text),
            PostedDate = MaybeValue(Day),
            SalaryMin = MaybeValue(Number),
            SalaryMax = MaybeValue(Number),
        };

    public Candidate Candidate(int number) =>
        new()
        {
            CandidateId = CandidateId.From(Id(number)),
            Name = Text(),
            Location = Maybe(Text),
            PrimarySkill = Maybe(Text),
            YearsExperience = MaybeValue(Number),
            DesiredSalary = MaybeValue(Number),
        };

    public Application Application(JobId job, CandidateId candidate) =>
        new()
        {
            JobId = job,
            CandidateId = candidate,
            ApplicationDate = Day(),
        };

    public Campaign Campaign() =>
        new()
        {
            Name = Text(),
            Platform = Platform.Meta,
            DailyBudgetCents = MaybeValue(Number),
            CreatedAt = MaybeValue(Instant),
            UpdatedAt = MaybeValue(Instant),
        };

    public MetaCampaign MetaCampaign(int number) =>
        new()
        {
            Id = MetaCampaignId.From(Id(number)),
            Name = Maybe(Text),
            CreatedTime = MaybeValue(Instant),
            AccountId = Rows.Account,
        };

    public MetaAdSet MetaAdSet(int number, MetaCampaignId campaign) =>
        new()
        {
            Id = MetaAdSetId.From(Id(number)),
            Name = Maybe(Text),
            CreatedTime = MaybeValue(Instant),
            CampaignId = campaign,
        };

    public MetaAd MetaAd(int number, MetaAdSetId adSet) =>
        new()
        {
            Id = MetaAdId.From(Id(number)),
            Name = Maybe(Text),
            CreatedTime = MaybeValue(Instant),
            AdSetId = adSet,
        };

    // Ids whose order is not that of their numbers.
    private static string Id(int number) => $"{_texts[number % _texts.Length]}{number * 7919 % 1009}-{number}";

    private string Text() => _texts[_random.Next(_texts.Length)];

    private int Number() => _random.Next(-2, 3);

    private DateOnly Day() => new DateOnly(2026, 1, 30).AddDays(_random.Next(4));

    private DateTime Instant() =>
        new DateTime(2026, 1, 30, 12, 0, 0, DateTimeKind.Utc).AddTicks(_random.Next(4) * TimeSpan.TicksPerMicrosecond);

    private T? Maybe<T>(Func<T> make)
        where T : class => _random.Next(3) == 0 ? null : make();

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => _random.Next(3) == 0 ? null : make();
#pragma warning restore CA5394
}
