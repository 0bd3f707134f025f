using System.Globalization;
using System.Text;
using AdFlux.Data.Faults;
using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the status of a report that Meta makes in the background, which is sent in place of rows.</summary>
internal static class ReportStatus
{
    private static readonly FieldNames<Field> _fields = new(
        new Dictionary<string, Field>(StringComparer.Ordinal)
        {
            ["id"] = Field.Id,
            ["report_run_id"] = Field.Id,
            ["async_status"] = Field.Status,
            ["error_code"] = Field.Code,
            ["error_subcode"] = Field.Subcode,
            ["error_message"] = Field.Message,
            ["error_user_title"] = Field.Title,
            ["error_user_msg"] = Field.Explanation,
        }
    );

    private enum Field
    {
        Id,
        Status,
        Code,
        Subcode,
        Message,
        Title,
        Explanation,
    }

    /// <summary>The error for a status: Meta's own where the report failed.</summary>
    public static AdFluxException Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var found = new Dictionary<Field, string>();
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(_fields, out Field field))
        {
            if (row.ShowText() is { } text)
                found[field] = text;
        }

        string report = found.TryGetValue(Field.Id, out string? id) ? $"report {id}" : "a report";
        string insights = id is null ? ".../insights of the report" : $"{id}/insights";
        string? status = found.GetValueOrDefault(Field.Status);
        bool hasFailed = status is "Job Failed" or "Job Skipped" || found.ContainsKey(Field.Code) || found.ContainsKey(Field.Message);
        return hasFailed
            ? Failed(found, report, status, location)
            : location.Error(
                status switch
                {
                    "Job Completed" =>
                        $"This is the status of {report}, which is complete, not its rows: ask for {insights} and read that answer",
                    null =>
                        $"Meta has begun {report} and sent no rows yet: wait until its async_status is Job Completed, then ask for {insights}",
                    _ =>
                        $"This is the status of {report} ({status}), not its rows: wait until it is Job Completed, then ask for {insights}",
                },
                location.Path
            );
    }

    private static GraphApiException Failed(Dictionary<Field, string> found, string report, string? status, RowLocation location)
    {
        string[] said =
        [
            .. new[] { Field.Message, Field.Title, Field.Explanation }
                .Where(found.ContainsKey)
                .Select(field => found[field])
                .Distinct(StringComparer.Ordinal),
        ];
        int? code = Number(Field.Code);
        int? subcode = Number(Field.Subcode);
        var text = new StringBuilder($"Meta could not make {report}");
        text.Append(status is null ? "" : $" ({status})").Append(": ").AppendJoin("; ", said.Length > 0 ? said : ["(no message)"]);
        string[] codes =
        [
            .. code is null ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"code {code}")],
            .. subcode is null ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"subcode {subcode}")],
        ];
        text.Append(codes.Length > 0 ? $" ({string.Join(", ", codes)})" : "")
            .Append(". Ask for the report again, for fewer days or objects at once.");
        return new GraphApiException(text.ToString())
        {
            ApiMessage = found.GetValueOrDefault(Field.Message) ?? said.FirstOrDefault(),
            Code = code,
            Subcode = subcode,
            RowsBefore = location.Row - 1,
        };

        int? Number(Field field) =>
            int.TryParse(found.GetValueOrDefault(field), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;
    }
}
