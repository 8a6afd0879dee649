using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Data;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>Makes the keyed hash by which the same early signal is known again: by the sender's own mark, else by whom, when and how much.</summary>
public sealed class Signaalsleutels(Geheim geheim)
{
    private readonly byte[] _sleutel = geheim.Sleutel("vroegsignaal", 32);

    public string Van(Guid inwoner, Signaal signaal) => Hash(signaal.Kenmerk is { } kenmerk
        ? $"{signaal.Bron}|{kenmerk}"
        : string.Create(CultureInfo.InvariantCulture, $"{signaal.Bron}|{inwoner:N}|{signaal.Datum:yyyy-MM-dd}|{signaal.Bedrag:0.##}"));

    /// <summary>The signal turns out to be about somebody else: known by whom, it must be known again under the other.</summary>
    internal async Task VerhangAsync(CaseFlowDbContext db, Vroegsignaal signaal, Guid naar)
    {
        var zoals = new Signaal(signaal.Bron, signaal.Datum) { Bedrag = signaal.Bedrag };
        var nieuw = Van(naar, zoals);
        if (signaal.Sleutel == Van(signaal.InwonerId, zoals) && !await db.Vroegsignalen.AnyAsync(s => s.GemeenteId == signaal.GemeenteId && s.Sleutel == nieuw))
        {
            signaal.Sleutel = nieuw;
        }
    }

    private string Hash(string tekst) => Convert.ToHexStringLower(HMACSHA256.HashData(_sleutel, Encoding.UTF8.GetBytes(tekst)).AsSpan(0, 16));
}
