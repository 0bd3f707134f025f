using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;

namespace Direct;

internal static class Notes
{
    public static async Task WriteAsync(ApplicationId application, NoteContent content)
    {
        await using NotesContext context = NotesContext.Create();
        await context.Database.EnsureCreatedAsync();
        context.Add(
            new Note
            {
                Id = NoteId.New(),
                ApplicationId = application,
                Content = content,
            }
        );
        await context.SaveChangesAsync();
    }

    public static async Task<string> DescribeAsync(ApplicationId application)
    {
        await using NotesContext context = NotesContext.Create();
        Note note = await context.Notes.SingleAsync(note => note.ApplicationId == application);
        string stored = await context.Database.SqlQuery<string>($"SELECT Content AS Value FROM Notes").SingleAsync();
        return $"note on application {note.ApplicationId}: {note.Content?.Text}, {stored}";
    }
}
