using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CaseFlow.Shared;

/// <summary>What takes long to read and changes little in a day: read once a day by each process, and dropped after it.</summary>
internal sealed class DayMemory<TKey, TValue> where TKey : notnull
{
    private readonly ConcurrentDictionary<(TKey Key, DateOnly Day), TValue> _values = new();

    public bool TryGet(TKey key, DateOnly day, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue((key, day), out value);

    public TValue Keep(TKey key, DateOnly day, TValue value)
    {
        _values[(key, day)] = value;
        foreach (var old in _values.Keys.Where(k => k.Day < day.AddDays(-1)))
        {
            _values.TryRemove(old, out _);
        }
        return value;
    }
}
