using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest;

/// <summary>How Graph API JSON is read. Immutable; the defaults suit Meta's answers as they are.</summary>
/// <remarks>
/// The derived metrics take the first action type of their list that a row has, and never add two types together: Meta reports one event under
/// several of them. The total of all sources comes before the part of one, so that a column means the same on a day without that part. Entries of one
/// type that an action breakdown splits are parts of one number and are added, unless there is one without the breakdown: it is their total.
/// </remarks>
public sealed record GraphReadOptions
{
    /// <summary>The defaults.</summary>
    public static GraphReadOptions Default { get; } = new();

    /// <summary>The longest row that is accepted, in bytes: from 1 to 256 MiB, by default 16 MiB. The buffer grows no further than that needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxRowBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256 * 1024 * 1024);
            field = value;
        }
    } = CanonicalJson.MaxBytes;

    /// <summary>
    /// The action types that count as job applications submitted, in order of preference; by default
    /// <c>submit_application_total</c>, then <c>offsite_conversion.fb_pixel_submit_application</c>.
    /// </summary>
    public IReadOnlyList<string> SubmitApplicationActionTypes
    {
        get;
        init => field = [.. value];
    } = ["submit_application_total", "offsite_conversion.fb_pixel_submit_application"];

    /// <summary>
    /// The action types that count as leads, in order of preference; by default <c>lead</c>, then <c>offsite_conversion.fb_pixel_lead</c>, then
    /// <c>onsite_conversion.lead_grouped</c>.
    /// </summary>
    public IReadOnlyList<string> LeadActionTypes
    {
        get;
        init => field = [.. value];
    } = ["lead", "offsite_conversion.fb_pixel_lead", "onsite_conversion.lead_grouped"];

    /// <summary>
    /// The action types that count as content views, in order of preference; by default <c>omni_view_content</c>, then <c>view_content</c>, then
    /// <c>offsite_conversion.fb_pixel_view_content</c>.
    /// </summary>
    public IReadOnlyList<string> ViewContentActionTypes
    {
        get;
        init => field = [.. value];
    } = ["omni_view_content", "view_content", "offsite_conversion.fb_pixel_view_content"];
}
