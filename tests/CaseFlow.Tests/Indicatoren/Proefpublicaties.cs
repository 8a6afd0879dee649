using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Tellingen;

namespace CaseFlow.Tests.Indicatoren;

/// <summary>Publications of many years as the job would have stored them, with figures that a test can foresee.</summary>
internal static class Proefpublicaties
{
    private static readonly Leesregels Regels = new(10, 5);

    /// <summary>Each year, quarter and month of these years, with these subjects.</summary>
    public static void Leg(CaseFlowDbContext db, string gemeente, int van, int tot, params Func<Periode, (Deel Deel, Dictionary<string, Cel> Cellen)>[] onderwerpen)
    {
        foreach (var periode in Enumerable.Range(van, tot - van + 1).SelectMany(j => Enumerable.Range(1, 12).Select(m => $"{j}-{m:00}").Concat(Enumerable.Range(1, 4).Select(k => $"{j}-Q{k}")).Append($"{j}")).Select(Periode.Parse))
        {
            Leg(db, gemeente, periode, 1, onderwerpen);
        }
    }

    public static void Leg(CaseFlowDbContext db, string gemeente, Periode periode, int versie, params Func<Periode, (Deel Deel, Dictionary<string, Cel> Cellen)>[] onderwerpen) => db.Publicaties.Add(new Publicatie
    {
        GemeenteId = gemeente,
        Periode = periode.ToString(),
        Soort = periode.Soort,
        Versie = versie,
        GemaaktOp = new DateTimeOffset(periode.Tot.AddDays(10).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        Door = "CaseFlow",
        Reden = versie == 1 ? "Eerste publicatie" : "Verbeterd",
        Regels = Deelinhoud.Schrijf(Regels),
        Delen = [.. onderwerpen.Select(o => o(periode)).Select((o, i) => new Publicatiedeel { Onderwerp = o.Deel.Id, Volgorde = i, Inhoud = new Deelinhoud(o.Deel, o.Cellen).Schrijf() })],
    });

    /// <summary>A count with a breakdown by wijk; without a number it is hidden.</summary>
    public static Func<Periode, (Deel, Dictionary<string, Cel>)> Aantal(string id, Func<Periode, int?> aantal, string tabel = "wijk", string rijkop = "Wijk", params (string Naam, int? Getal)[] rijen) => periode =>
    {
        var totaal = $"{id}||{periode}";
        (string Naam, int? Getal)[] delen = rijen.Length > 0 ? rijen : [("Noord", 60), ("Zuid", null)];
        var cellen = delen.ToDictionary(r => $"{id}|{tabel}={r.Naam}|{periode}", r => Vorm(r.Getal));
        cellen[totaal] = Vorm(aantal(periode));
        return (new Deel(id, $"Titel van {id}", $"Uitleg van {id}", new Cijfer(Cijfersoort.Aantal, [totaal], []),
        [
            new Deeltabel(tabel, $"Titel van {id} per {tabel}", rijkop, ["Aantal"],
                [.. delen.Select(r => Rij($"{id}|{tabel}={r.Naam}|{periode}", r.Naam, totaal)), new Deelrij("*", "Totaal", true, [totaal])]) { Cijferkop = "Deel van het totaal" },
        ]), cellen);
    };

    /// <summary>Terms with how many were on time and late.</summary>
    public static Func<Periode, (Deel, Dictionary<string, Cel>)> Termijntabel(params (string Id, int? OpTijd, int? TeLaat, int? Samen)[] rijen) => periode =>
    {
        var cellen = rijen.SelectMany(r => new[] { ($"{r.Id}|op-tijd|{periode}", r.OpTijd), ($"{r.Id}|te-laat|{periode}", r.TeLaat), ($"{r.Id}|samen|{periode}", r.Samen) }).ToDictionary(c => c.Item1, c => Vorm(c.Item2));
        return (new Deel("termijnen", "Termijnen", "Uitleg van termijnen", null,
        [
            new Deeltabel("termijn", "Termijnen", "Termijn", ["Op tijd", "Te laat", "Samen"],
                [.. rijen.Select(r => new Deelrij(r.Id, $"Termijn {r.Id}", false, [$"{r.Id}|op-tijd|{periode}", $"{r.Id}|te-laat|{periode}", $"{r.Id}|samen|{periode}"]) { Cijfer = new(Cijfersoort.Aandeel, [$"{r.Id}|op-tijd|{periode}"], [$"{r.Id}|samen|{periode}"]) })])
            { Cijferkop = "Deel op tijd" },
        ]), cellen);
    };

    private static Deelrij Rij(string sleutel, string naam, string totaal) => new(naam.ToLowerInvariant(), naam, false, [sleutel]) { Cijfer = new(Cijfersoort.Aandeel, [sleutel], [totaal]) };

    private static Cel Vorm(int? getal) => getal is { } g ? Cel.Getoond(g) : Cel.Verborgen;
}
