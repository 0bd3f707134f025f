using AdFlux.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
