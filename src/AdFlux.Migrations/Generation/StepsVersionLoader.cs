using FluentMigrator.Runner;
using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;

namespace AdFlux.Migrations.Generation;

/// <summary>FluentMigrator's way to the history, which is ours: what is applied was read before, under the lock.</summary>
internal sealed class StepsVersionLoader(MigrationProcessor processor) : IVersionLoader
{
    public bool AlreadyCreatedVersionSchema => true;

    public bool AlreadyCreatedVersionTable => true;

    public IMigrationRunner Runner { get; set; } = null!;

    /// <summary>Nothing: which migrations are to run is decided before the runner is asked.</summary>
    public IVersionInfo VersionInfo { get; set; } = new VersionInfo();

    public IVersionTableMetaData VersionTableMetaData => throw new NotSupportedException("The history is not FluentMigrator's.");

    public IVersionTableMetaData GetVersionTableMetaData() => VersionTableMetaData;

    public void LoadVersionInfo() { }

    public void RemoveVersionTable() { }

    public void UpdateVersionInfo(long version) => processor.Steps.Record();

    public void UpdateVersionInfo(long version, string description) => processor.Steps.Record();

    public void DeleteVersion(long version) => processor.Steps.Record();
}
