using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest;

/// <summary>How Graph API JSON is read. Immutable; the defaults suit Meta's answers as they are.</summary>
/// <remarks>
/// The derived metrics take the first action type of their list that a row has, and never add two types together: Meta reports one event under
/// several of them. Entries of one type that an action breakdown splits are parts of one number and are added.
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
    /// <c>offsite_conversion.fb_pixel_submit_application</c>, then <c>submit_application_total</c>.
    /// </summary>
    public IReadOnlyList<string> SubmitApplicationActionTypes
    {
        get;
        init => field = [.. value];
    } = ["offsite_conversion.fb_pixel_submit_application", "submit_application_total"];

    /// <summary>The action types that count as leads, in order of preference; by default <c>offsite_conversion.fb_pixel_lead</c>, then <c>lead</c>.</summary>
    public IReadOnlyList<string> LeadActionTypes
    {
        get;
        init => field = [.. value];
    } = ["offsite_conversion.fb_pixel_lead", "lead"];

    /// <summary>
    /// The action types that count as content views, in order of preference; by default <c>offsite_conversion.fb_pixel_view_content</c>, then
    /// <c>view_content</c>.
    /// </summary>
    public IReadOnlyList<string> ViewContentActionTypes
    {
        get;
        init => field = [.. value];
    } = ["offsite_conversion.fb_pixel_view_content", "view_content"];
}
