using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data;

/// <summary>The AdFlux database: all nine tables, on PostgreSQL or SQLite.</summary>
public class AdFluxDbContext : DbContext
{
    /// <summary>Creates a context; see <see cref="AdFluxDbContextOptionsBuilderExtensions"/> for its options.</summary>
    /// <param name="options">Provider, connection and behaviour.</param>
    public AdFluxDbContext(DbContextOptions<AdFluxDbContext> options)
        : base(options) { }
}
