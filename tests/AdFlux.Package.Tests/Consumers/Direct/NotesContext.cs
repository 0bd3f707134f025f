using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;

namespace Direct;

internal sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public static NotesContext Create(Action<DbContextOptionsBuilder> configure)
    {
        var builder = new DbContextOptionsBuilder<NotesContext>();
        configure(builder.UseColumnTypes());
        return new NotesContext(builder.Options);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder
            .AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName)
            .AddColumnTypes<DirectColumnTypes>(Database.ProviderName);
}
