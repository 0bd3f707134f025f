using System.IO.Compression;
using System.Xml.Linq;

namespace AdFlux.Package.Tests.Support;

/// <summary>What a package file holds.</summary>
internal sealed class PackageFile
{
    private static readonly string[] Envelope = ["_rels/", "package/", "[Content_Types].xml"];

    private readonly string _file;
    private readonly XElement _metadata;

    public PackageFile(string file)
    {
        _file = file;
        using ZipArchive archive = ZipFile.OpenRead(file);
        Files =
        [
            .. archive
                .Entries.Select(entry => entry.FullName)
                .Where(name => !Envelope.Any(part => name.StartsWith(part, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
        using Stream nuspec = archive.GetEntry(Files.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)))!.Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    /// <summary>The files, without what every package needs as an envelope, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Each dependency and the range of its versions.</summary>
    public IReadOnlyDictionary<string, string> Dependencies =>
        _metadata
            .Descendants(_metadata.Name.Namespace + "dependency")
            .ToDictionary(
                element => element.Attribute("id")!.Value,
                element => element.Attribute("version")!.Value,
                StringComparer.Ordinal
            );

    /// <summary>An element of the metadata; null when there is none.</summary>
    public XElement? Metadata(string name) => _metadata.Element(_metadata.Name.Namespace + name);

    /// <summary>The content of a file.</summary>
    public byte[] Read(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(_file);
        using Stream content = archive.GetEntry(name)!.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
