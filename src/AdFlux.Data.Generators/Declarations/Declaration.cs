namespace AdFlux.Data.Generators.Declarations;

/// <summary>A partial type to add a part to: where it is and how its part begins. Names are escaped.</summary>
/// <param name="Namespace">The namespace, or empty text.</param>
/// <param name="Containers">The types around it, outermost first, each as its part begins: <c>partial class Outer</c>.</param>
/// <param name="Header">How its own part begins: <c>partial record struct JobId</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="FullName">Its name from <c>global::</c> on.</param>
/// <param name="MetadataName">Its unescaped name with namespace and containing types, as metadata has it.</param>
internal sealed record Declaration(
    string Namespace,
    EquatableArray<string> Containers,
    string Header,
    string Name,
    string FullName,
    string MetadataName
);
