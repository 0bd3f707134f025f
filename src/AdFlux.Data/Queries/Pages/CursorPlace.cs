using System.Text;
using AdFlux.Data.Mapping.Rules;

namespace AdFlux.Data.Queries.Pages;

/// <summary>The values that a row is sorted by, as bytes: each begins with whether there is one.</summary>
internal static class CursorPlace
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(IReadOnlyList<object?> place)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, _strictUtf8);
        foreach (object? value in place)
        {
            writer.Write(value is not null);
            if (value is not null)
                Write(writer, value);
        }

        return bytes.ToArray();
    }

    /// <summary>Gives the values, or null where the bytes are not those of such values and nothing else.</summary>
    public static object?[]? Read(ReadOnlyMemory<byte> bytes, IReadOnlyList<CursorField> fields)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var reader = new BinaryReader(stream, _strictUtf8);
        object?[] place = new object?[fields.Count];
        try
        {
            for (int i = 0; i < place.Length; i++)
            {
                if (reader.ReadBoolean())
                    place[i] = Read(reader, fields[i].Type);
                else if (!fields[i].IsOptional)
                    return null;
            }
        }
        catch (Exception error) when (error is IOException or ArgumentException or FormatException)
        {
            // What BinaryReader, DateOnly and DateTime raise of bytes that are none of theirs.
            return null;
        }

        bool isText = place.OfType<string>().All(text => ValueRules.CheckText(text, maxLength: null) is null);
        return isText && stream.Position == stream.Length ? place : null;
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.Write(text);
                break;
            case int number:
                writer.Write(number);
                break;
            case DateOnly day:
                writer.Write(day.DayNumber);
                break;
            case DateTime instant:
                writer.Write(instant.Ticks);
                break;
            default:
                throw new NotSupportedException($"A list cannot be sorted by a {value.GetType().Name}.");
        }
    }

    private static object Read(BinaryReader reader, Type type)
    {
        if (type == typeof(string))
            return reader.ReadString();
        if (type == typeof(int))
            return reader.ReadInt32();
        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber(reader.ReadInt32());
        if (type == typeof(DateTime))
            return new DateTime(reader.ReadInt64(), DateTimeKind.Utc);

        throw new NotSupportedException($"A list cannot be sorted by a {type.Name}.");
    }
}
