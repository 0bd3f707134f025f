using AdFlux.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]
