using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace AdFlux.Testing.Conventions;

/// <summary>Reads the instructions of a method body (ECMA-335, partition III).</summary>
internal static class IntermediateLanguage
{
    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(instruction => instruction.Value);

    /// <summary>The metadata tokens of the types, methods and fields that the instructions name.</summary>
    public static IEnumerable<int> Tokens(byte[] body)
    {
        for (var position = 0; position < body.Length; )
        {
            var instruction = Instructions[body[position] == 0xFE ? (short)(0xFE00 | body[position + 1]) : body[position]];
            position += instruction.Size;
            if (
                instruction.OperandType
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(position));
            }

            position += OperandSize(instruction.OperandType, body.AsSpan(position));
        }
    }

    private static int OperandSize(OperandType type, ReadOnlySpan<byte> operand) =>
        type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(operand),
            _ => 4,
        };
}
