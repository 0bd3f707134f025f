using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace AdFlux.Package.Tests.Support;

/// <summary>What the symbols of an assembly tell a debugger.</summary>
internal sealed class DebugInformation
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private DebugInformation(MetadataReader symbols)
    {
        Id = new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid;
        SourceLink = Encoding.UTF8.GetString(
            symbols
                .GetCustomDebugInformation(EntityHandle.ModuleDefinition)
                .Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == SourceLinkKind)
                .Select(information => symbols.GetBlobBytes(information.Value))
                .SingleOrDefault([])
        );
        foreach (DocumentHandle handle in symbols.Documents)
        {
            bool isEmbedded = symbols
                .GetCustomDebugInformation(handle)
                .Any(information => symbols.GetGuid(symbols.GetCustomDebugInformation(information).Kind) == EmbeddedSourceKind);
            (isEmbedded ? Embedded : Linked).Add(symbols.GetString(symbols.GetDocument(handle).Name));
        }
    }

    /// <summary>Equal for an assembly and its symbols.</summary>
    public Guid Id { get; }

    /// <summary>Where a debugger finds the sources, as JSON.</summary>
    public string SourceLink { get; }

    /// <summary>The sources that the symbols hold.</summary>
    public List<string> Embedded { get; } = [];

    /// <summary>The sources that a debugger must find elsewhere.</summary>
    public List<string> Linked { get; } = [];

    /// <summary>Reads a file of symbols.</summary>
    public static DebugInformation Read(byte[] symbols)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        return new DebugInformation(provider.GetMetadataReader());
    }

    /// <summary>Reads the symbols inside an assembly.</summary>
    public static DebugInformation ReadEmbedded(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory().Single(entry => entry.Type is DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        return new DebugInformation(provider.GetMetadataReader());
    }

    /// <summary>The id of the symbols that an assembly asks for.</summary>
    public static Guid ExpectedId(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory().Single(entry => entry.Type is DebugDirectoryEntryType.CodeView);
        return image.ReadCodeViewDebugDirectoryData(entry).Guid;
    }
}
