using AdFlux.Data.Mapping.ColumnTypes;
using Library;
using Microsoft.EntityFrameworkCore;
using Newer;

namespace TwoVersions;

internal sealed class LinesContext(DbContextOptions<LinesContext> options) : DbContext(options)
{
    public DbSet<Line> Lines => Set<Line>();

    public static LinesContext Create() =>
        new(
            (DbContextOptions<LinesContext>)
                new DbContextOptionsBuilder<LinesContext>().UseSqlite("Data Source=lines.db").UseColumnTypes().Options
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder
            .AddColumnTypes<LibraryColumnTypes>(Database.ProviderName)
            .AddColumnTypes<NewerColumnTypes>(Database.ProviderName)
            .AddColumnTypes<TwoVersionsColumnTypes>(Database.ProviderName);
}
