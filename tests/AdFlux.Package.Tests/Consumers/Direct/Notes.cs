using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Direct;

internal sealed class Notes(Action<DbContextOptionsBuilder> configure)
{
    public async Task WriteAsync(ApplicationId application, NoteContent content)
    {
        await using NotesContext context = NotesContext.Create(configure);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
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

    public async Task<string> DescribeAsync(ApplicationId application)
    {
        await using NotesContext context = NotesContext.Create(configure);
        Note note = await context.Notes.SingleAsync(note => note.ApplicationId == application);
        string stored = await context
            .Database.SqlQuery<string>($"""SELECT CAST("Content" AS text) AS "Value" FROM "Notes" """)
            .SingleAsync();
        return $"note on application {note.ApplicationId}: {note.Content?.Text}, {stored}";
    }
}
