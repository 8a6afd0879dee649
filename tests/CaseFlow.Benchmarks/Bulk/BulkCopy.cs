using System.Buffers.Binary;
using CaseFlow.Huishoudens;

namespace CaseFlow.Benchmarks.Bulk;

/// <summary>Whom a copy is about.</summary>
internal sealed record BulkPerson(string Name, DateOnly Born, string Address, string Postcode, Bsn? Bsn)
{
    private static readonly string[] First = ["Johanna", "Pieter", "Fatima", "Willem", "Aaltje", "Mehmet", "Gerda", "Hendrik", "Samira", "Jan", "Maria", "Youssef", "Trijntje", "Klaas", "Sofie", "Bram"];
    private static readonly string[] Begin = ["Wester", "Ooster", "Noord", "Zuider", "Hof", "Berg", "Veld", "Bos", "Water", "Heide", "Kerk", "Molen", "Brink", "Land", "Dijk", "Steen"];
    private static readonly string[] End = ["huis", "kamp", "stra", "man", "ink", "horst", "beek", "laar"];

    /// <summary>The person of a number: the same name comes back after a quarter of a million, the same BSN never.</summary>
    public static BulkPerson Of(long number)
    {
        var i = (int)(number % int.MaxValue);
        var name = $"{First[i % 16]} {Begin[i / 16 % 16]}{End[i / 256 % 8]}{Begin[i / 2048 % 16].ToLowerInvariant()}{End[i / 32768 % 8]}";
        return new BulkPerson(name, new DateOnly(1951, 4, 12).AddDays(i % 200), $"Dorpsstraat {1 + i % 900}", $"{7000 + i / 900 % 999} AB", BsnOf(number));
    }

    // One in eleven has none: no ninth digit fits.
    private static Bsn? BsnOf(long number)
    {
        var digits = (10_000_000 + number).ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
        var last = digits.Select((c, i) => (c - '0') * (9 - i)).Sum() % 11;
        return Huishoudens.Bsn.TryParse($"{digits}{last}", out var bsn) ? bsn : null;
    }
}

/// <summary>What one copy has of its own; by its number everything in it is the same each time.</summary>
internal sealed class BulkCopy(long number, BulkPerson person, BsnKluis vault)
{
    private readonly Dictionary<string, object?> _other = Of(person, vault);

    /// <summary>The number of the case; it must be nobody else's.</summary>
    public required string Nummer { get; init; }

    /// <summary>How many days earlier everything happened than in the case that was served.</summary>
    public int DaysAgo { get; init; }

    public string Name => person.Name;

    public string Address => person.Address;

    public string Postcode => person.Postcode;

    public IReadOnlySet<string> NameKeys { get; } = Naamsleutels.Van(person.Name);

    public long Number => number;

    /// <summary>Another municipality or team than that of the case that was served; null leaves it.</summary>
    public string? Municipality { get; init; }

    public string? Team { get; init; }

    /// <summary>Who has the tasks that somebody took; null leaves them.</summary>
    public (Guid Id, string Name)? Colleague { get; init; }

    // Made as version 7 ids are: by time first, so that what came later sorts later.
    public Guid Id(int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (1_600_000_000_000 + number) << 16 | 0x7000L | (uint)place >> 8);
        bytes[8] = 0x80;
        bytes[9] = (byte)place;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], (int)Mix(number * 4096 + place));
        return new Guid(bytes, bigEndian: true);
    }

    public string Key(int place, int length)
    {
        var half = Mix(number * 4096 + place + 1).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Range(0, 4).Select(i => Mix(number * 4096 + place + i * 7L).ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).Prepend(half))[..length];
    }

    public bool Replaces(string table, string column, out object? value)
    {
        value = null;
        if (column == "gemeente_id" && Municipality is not null)
        {
            value = Municipality;
            return true;
        }
        (var isReplaced, value) = (table, column) switch
        {
            ("zaak", "nummer") => (true, Nummer),
            ("zaak" or "taak", "team") => (Team is not null, Team),
            ("taak", "toegewezen_aan_id") => (Colleague is not null, Colleague?.Id),
            ("taak", "toegewezen_aan") => (Colleague is not null, Colleague?.Name),
            ("inwoner", _) => (_other.TryGetValue(column, out var own), own),
            _ => (false, (object?)null),
        };
        return isReplaced;
    }

    private static Dictionary<string, object?> Of(BulkPerson person, BsnKluis vault) => new()
    {
        ["naam"] = person.Name,
        ["geboortedatum"] = person.Born,
        ["adres"] = person.Address,
        ["postcode"] = person.Postcode,
        ["adressleutel"] = Adressleutels.Van(person.Postcode, person.Address),
        ["bsn_hash"] = person.Bsn is { } bsn ? vault.Hash(bsn) : null,
        ["bsn_versleuteld"] = person.Bsn is { } secret ? vault.Versleutel(secret) : null,
    };

    // A good mixing of all bits (splitmix64).
    private static ulong Mix(long value)
    {
        var z = (ulong)value * 0x9E3779B97F4A7C15UL + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
