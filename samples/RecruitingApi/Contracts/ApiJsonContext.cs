using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Queries;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>Everything that goes over the wire; ids and statuses bring their own converters.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Page<JobSummary>))]
[JsonSerializable(typeof(JobDetails))]
[JsonSerializable(typeof(NewApplication))]
[JsonSerializable(typeof(JobApplication))]
[JsonSerializable(typeof(StatusMove))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationStatusCount>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationDay>))]
[JsonSerializable(typeof(CampaignPerformance))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
