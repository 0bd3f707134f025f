using AdFlux.Data.Mapping.JsonFilters;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Adds <see cref="JsonColumnFaultInterceptor"/>, <see cref="TypedIdMemberTranslator"/>, <see cref="JsonMemberTranslator"/> and <see cref="JsonFilterTranslator"/> to EF Core's services.</summary>
internal sealed class ColumnTypesOptionsExtension : IDbContextOptionsExtension
{
    public ColumnTypesOptionsExtension() => Info = new ExtensionInfo(this);

    public DbContextOptionsExtensionInfo Info { get; }

    public void ApplyServices(IServiceCollection services) =>
        new EntityFrameworkRelationalServicesBuilder(services)
            .TryAdd<IMemberTranslatorPlugin, TypedIdMemberTranslatorPlugin>()
            .TryAdd<IMemberTranslatorPlugin, JsonMemberTranslatorPlugin>()
            .TryAdd<IMethodCallTranslatorPlugin, JsonFilterTranslatorPlugin>()
            .TryAdd<IInterceptor, JsonColumnFaultInterceptor>();

    public void Validate(IDbContextOptions options) { }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using column types ";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["AdFlux:ColumnTypes"] = "1";
    }
}
