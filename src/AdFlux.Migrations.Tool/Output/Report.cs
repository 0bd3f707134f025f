using System.Text.Json;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>Writes what a command found or did: as text for a person, or as one JSON document for a script.</summary>
internal sealed class Report(ToolConsole console, bool isJson)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the result of a command, once.</summary>
    public void Write<TDocument>(TDocument document, Action<ToolConsole> writeText)
    {
        if (isJson)
        {
            WriteDocument(document);
        }
        else
        {
            writeText(console);
        }
    }

    /// <summary>Writes why there is no result; a script finds it in the document too.</summary>
    public void WriteError(string message, ExitCode exitCode)
    {
        console.WriteError(message);
        if (isJson)
        {
            WriteDocument(new { error = new { exitCode, message } });
        }
    }

    private void WriteDocument<TDocument>(TDocument document) => console.Out.WriteLine(JsonSerializer.Serialize(document, Options));
}
