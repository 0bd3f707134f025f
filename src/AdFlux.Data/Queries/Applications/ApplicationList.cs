using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Applications;

/// <summary>The applications that an <see cref="ApplicationQuery"/> finds.</summary>
internal static class ApplicationList
{
    private static readonly KeysetColumn<Application> _id = KeysetColumn<Application>.Required(row => row.ApplicationId.Value);
    private static readonly KeysetColumn<Application> _date = KeysetColumn<Application>.Required(row => row.ApplicationDate);

    public static KeysetList<Application> Of(AdFluxDbContext context, ApplicationQuery query) =>
        new(Find(context, query), new Keyset<Application>(query.Direction, Order(query)), Fingerprint(query));

    private static IQueryable<Application> Find(AdFluxDbContext context, ApplicationQuery query)
    {
        IQueryable<Application> applications = context.Applications.AsNoTracking();
        if (query.Job is { } job)
            applications = applications.Where(row => row.JobId == job);
        if (query.Candidate is { } candidate)
            applications = applications.Where(row => row.CandidateId == candidate);
        if (query.Status is { } status)
            applications = applications.Where(row => row.Status == status);
        if (query.From is { } from)
            applications = applications.Where(row => row.ApplicationDate >= from);
        if (query.To is { } to)
            applications = applications.Where(row => row.ApplicationDate <= to);
        return applications;
    }

    private static KeysetColumn<Application>[] Order(ApplicationQuery query) =>
        query.SortBy switch
        {
            ApplicationSort.ApplicationId => [_id],
            ApplicationSort.ApplicationDate => [_date, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see ApplicationSort."),
        };

    private static QueryFingerprint Fingerprint(ApplicationQuery query) =>
        new QueryFingerprint("applications")
            .Add(query.Job?.Value)
            .Add(query.Candidate?.Value)
            .Add(query.Status?.Value)
            .Add(query.From)
            .Add(query.To)
            .AddOrder(query.SortBy, query.Direction);
}
