using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Running;

/// <summary>Holds EF Core's SQL generation services of a provider; never connects, and maps nothing since migrations name everything.</summary>
internal sealed class SqlGenerationContext(DbContextOptions options) : DbContext(options);
