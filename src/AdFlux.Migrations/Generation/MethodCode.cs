using System.Reflection;
using System.Reflection.Emit;

namespace AdFlux.Migrations.Generation;

/// <summary>The compiled instructions of a method.</summary>
internal static class MethodCode
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Each instruction, with the string or the method that it names; nothing for a method without code.</summary>
    public static IEnumerable<(OpCode Code, object? Operand)> Read(MethodInfo method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        for (var at = 0; at < code.Length; )
        {
            var operation = OpCodesByValue[code[at] == 0xFE ? (short)(0xFE00 | code[++at]) : code[at]];
            at++;
            yield return (operation, Operand(method, operation, code, at));
            at += OperandSize(operation, code, at);
        }
    }

    private static object? Operand(MethodInfo method, OpCode operation, byte[] code, int at) =>
        operation.OperandType switch
        {
            OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(code, at)),
            OperandType.InlineMethod => Called(method, BitConverter.ToInt32(code, at)),
            _ => null,
        };

    /// <summary>The method of a token; null when it is of a library that is not here.</summary>
    private static MethodBase? Called(MethodInfo caller, int token)
    {
        try
        {
            return caller.Module.ResolveMethod(token, caller.DeclaringType!.GetGenericArguments(), caller.GetGenericArguments());
        }
        catch (Exception exception)
            when (exception is TypeLoadException or MissingMemberException or IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static int OperandSize(OpCode operation, byte[] code, int at) =>
        operation.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };
}
