using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;

namespace Direct;

internal sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public static NotesContext Create() =>
        new(
            (DbContextOptions<NotesContext>)
                new DbContextOptionsBuilder<NotesContext>().UseSqlite("Data Source=notes.db").UseColumnTypes().Options
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder
            .AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName)
            .AddColumnTypes<DirectColumnTypes>(Database.ProviderName);
}
