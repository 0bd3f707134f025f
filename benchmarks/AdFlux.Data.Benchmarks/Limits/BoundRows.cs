using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AdFlux.Data.Benchmarks.Data;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>Rows as the values that SQLite binds: numbers, and text in UTF-8 at addresses that do not move.</summary>
internal sealed class BoundRows
{
    private readonly List<BoundValue> _values = [];
    private readonly byte[] _text;

    public BoundRows(IReadOnlyList<PlainInsight> rows)
    {
        Count = rows.Count;
        var text = new ArrayBufferWriter<byte>();
        foreach (PlainInsight row in rows)
            Add(row, text);

        _text = GC.AllocateUninitializedArray<byte>(text.WrittenCount, pinned: true);
        text.WrittenSpan.CopyTo(_text);
    }

    public int Count { get; }

    /// <summary>The values of all rows, one row after the other.</summary>
    public ReadOnlySpan<BoundValue> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Where the text starts; valid as long as this object is.</summary>
    public nint Text => Marshal.UnsafeAddrOfPinnedArrayElement(_text, 0);

    private void Add(PlainInsight row, ArrayBufferWriter<byte> text)
    {
        AddText(text, row.ObjectId);
        AddText(text, row.Level);
        AddText(text, row.DateStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddText(text, row.DateStop.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddCount(row.Impressions);
        AddCount(row.Clicks);
        AddNumber((double?)row.Spend);
        AddNumber((double?)row.Cpc);
        AddNumber((double?)row.Cpm);
        AddNumber(row.Ctr);
        AddNumber((double?)row.Cpp);
        AddNumber(row.Frequency);
        AddCount(row.Reach);
        AddCount(row.UniqueClicks);
        AddNumber(row.UniqueCtr);
        AddText(text, row.Actions);
        AddText(text, row.ActionValues);
        AddCount(row.SubmitApplications);
        AddNumber((double?)row.SubmitApplicationsValue);
        AddCount(row.Leads);
        AddNumber((double?)row.LeadsValue);
        AddCount(row.ViewContent);
        AddNumber((double?)row.ViewContentValue);
        AddText(text, row.MetaCampaignId);
        AddText(text, row.MetaAdSetId);
        AddText(text, row.MetaAdId);
        AddText(text, row.CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
        AddText(text, row.LastUpdated?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
    }

    // Every column of the generated rows is filled.
    private void AddCount(long? value) => _values.Add(BoundValue.Count(value!.Value));

    private void AddNumber(double? value) => _values.Add(BoundValue.Number(value!.Value));

    private void AddText(ArrayBufferWriter<byte> text, string? value)
    {
        int offset = text.WrittenCount;
        _values.Add(BoundValue.Text(offset, (int)Encoding.UTF8.GetBytes(value, text)));
    }
}
