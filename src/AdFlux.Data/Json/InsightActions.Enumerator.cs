using System.Collections;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <content>Enumeration without allocations.</content>
public sealed partial class InsightActions
{
    /// <summary>Enumerates entries in order.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Enumerator : IEnumerator<InsightAction>
    {
        private readonly byte[] _json;

        // Past the bracket or comma before the next entry.
        private int _next;

        internal Enumerator(byte[] canonicalJson)
        {
            _json = canonicalJson;
            _next = 1;
        }

        /// <inheritdoc />
        public InsightAction Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc />
        public bool MoveNext()
        {
            if (_next >= _json.Length || _json[_next] != '{')
            {
                return false;
            }

            // More entries follow the first object; a reader that is told that more data may come does not look at them.
            var reader = new Utf8JsonReader(_json.AsSpan(_next), isFinalBlock: false, state: default);
            reader.Read();
            reader.TrySkip();
            int length = (int)reader.BytesConsumed;
            Current = new InsightAction(_json.AsMemory(_next, length));
            _next += length + 1;
            return true;
        }

        /// <inheritdoc />
        public void Reset()
        {
            Current = default;
            _next = 1;
        }

        /// <inheritdoc />
        public readonly void Dispose() { }
    }
}
