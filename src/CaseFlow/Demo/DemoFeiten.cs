using System.Data.Common;
using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Import;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Demo;

/// <summary>A kind of fact that the demo begins with, read from workflows/demo-feiten.json.</summary>
public sealed record Demofeit(string Gebeurtenis, IReadOnlyDictionary<string, int> Omvang)
{
    /// <summary>The event that ends it; the size is then what runs at any one time, else what happens in a year.</summary>
    public string? Einde { get; init; }

    /// <summary>How long it runs.</summary>
    public double Maanden { get; init; } = 12;

    /// <summary>Now and then it runs for many years.</summary>
    public bool Lang { get; init; }

    /// <summary>An event some weeks later, about the same thing.</summary>
    public string? Daarna { get; init; }
    public IReadOnlyList<int> Leeftijd { get; init; } = [18, 90];
    public double Vrouw { get; init; } = 0.5;

    /// <summary>How often it is somebody who is counted already.</summary>
    public double Herhaal { get; init; } = 0.1;

    /// <summary>Nobody in particular.</summary>
    public bool Anoniem { get; init; }

    /// <summary>It ends on the day it begins.</summary>
    public bool Eenmalig { get; init; }

    /// <summary>No route makes it: it comes in after the cases begin too.</summary>
    public bool Altijd { get; init; }

    /// <summary>Words by weight: <c>-</c> is no word, <c>$gemeente</c>, <c>$partners</c> and <c>$uitvoerder</c> are those of the municipality.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Dimensies { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>();

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> BijEinde { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>();
}

/// <summary>
/// The two years before the cases of the demo begin, and what no route makes, as a municipality would import them from its older systems:
/// every row is made as the import of facts makes it, and they are written together.
/// </summary>
internal sealed class DemoFeiten(IServiceProvider services, DemoOpties opties)
{
    /// <summary>Of the volumes of the documents, at the whole volume of the cases.</summary>
    private const double Aandeel = 0.5;

    public async Task<int> VulAsync(DateOnly vanZaken, DateTimeOffset nu, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var dienst = scope.ServiceProvider;
        var (db, configuratie, rijen) = (dienst.GetRequiredService<CaseFlowDbContext>(), dienst.GetRequiredService<Configuratie>(), dienst.GetRequiredService<FeitRijen>());
        await Snelschrijven.ZetAanAsync(db);
        try
        {
            await using var transactie = await db.Database.BeginTransactionAsync(cancellation);
            var aantal = 0;
            await using (var schrijver = new Feitschrijver(db))
            {
                foreach (var gemeente in configuratie.Gemeenten.Values.OrderBy(g => g.Id, StringComparer.Ordinal))
                {
                    var handeling = Handeling.Systeem(gemeente.Id, nu);
                    foreach (var rij in new Gemeentefeiten(gemeente, configuratie.Keuzelijsten(gemeente.Id), opties, vanZaken, handeling.Vandaag).Rijen(configuratie.Demofeiten, Aandeel))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        await schrijver.SchrijfAsync(rijen.Maak(handeling, rij, inwoner: null), cancellation);
                        aantal++;
                    }
                }
            }
            await transactie.CommitAsync(cancellation);
            return aantal;
        }
        finally
        {
            Snelschrijven.ZetUit(db);
        }
    }
}

/// <summary>The facts of one municipality as rows of a file, the same for the same seed.</summary>
internal sealed class Gemeentefeiten(Gemeente gemeente, Formulieren.Keuzelijsten lijsten, DemoOpties opties, DateOnly vanZaken, DateOnly vandaag)
{
    private sealed record Persoon(string Nummer, string Huishouden, DateOnly Geboren, string Geslacht, string? Wijk);

    private readonly Random _toeval = new(opties.Zaad * 31 + gemeente.Id.Length * 7919 + gemeente.Id[0] * 101 + gemeente.Id[^1]);
    private readonly List<Persoon> _personen = [];
    private readonly Dictionary<string, (DateOnly Van, DateOnly Tot)> _liep = [];
    private readonly DateOnly _begin = new(vandaag.Year - 2, 1, 1);
    private int _nummer;

    public IEnumerable<Bronrij> Rijen(IReadOnlyList<Demofeit> soorten, double aandeel)
    {
        foreach (var soort in soorten)
        {
            var omvang = soort.Omvang.GetValueOrDefault(gemeente.Id) * opties.Schaal * aandeel;
            var tot = soort.Altijd ? vandaag : vanZaken.AddDays(-1);
            foreach (var rij in soort.Einde is null ? Stroom(soort, omvang, tot) : Lopend(soort, omvang, tot))
            {
                yield return rij;
            }
        }
        foreach (var jaar in new[] { _begin.Year, _begin.Year + 1 })
        {
            foreach (var persoon in _personen.Where(p => _liep.TryGetValue(p.Nummer, out var liep) && liep.Van.Year <= jaar && liep.Tot.Year >= jaar))
            {
                yield return Rij(Peiling.Naam, new DateOnly(jaar, 12, 31), persoon, null, []);
            }
        }
    }

    private IEnumerable<Bronrij> Stroom(Demofeit soort, double perJaar, DateOnly tot)
    {
        var dagen = tot.DayNumber - _begin.DayNumber + 1;
        var aantal = (int)Math.Round(perJaar * dagen / 365 + (_toeval.NextDouble() - 0.5));
        for (var n = 0; n < aantal; n++)
        {
            var (dag, kenmerk) = (Werkdag(_begin.AddDays(_toeval.Next(dagen)), tot), $"F{++_nummer}");
            var persoon = soort.Anoniem ? null : Kies(soort, dag);
            yield return Rij(soort.Gebeurtenis, dag, persoon, kenmerk, Woorden(soort.Dimensies), dag, soort.Eenmalig ? dag : null);
            if (soort.Daarna is not null && _toeval.Kans(0.85))
            {
                var later = dag.AddDays(soort.Daarna.StartsWith("melding", StringComparison.Ordinal) ? _toeval.Laag(0, 12) : _toeval.Laag(2, 200));
                if (later <= tot)
                {
                    yield return Rij(soort.Daarna, later, persoon, kenmerk, soort.Daarna switch
                    {
                        "melding.opgepakt" => [("duur", Getal(later.DayNumber - dag.DayNumber))],
                        "woning.aangeboden" => [("voorrang", "ja"), ("voorziening", "beschermd-wonen")],
                        "vroegsignaal.opgevolgd" => [("schuldeiser", "verhuurder"), ("uitkomst", "gesprek")],
                        _ => [],
                    });
                }
            }
        }
    }

    private IEnumerable<Bronrij> Lopend(Demofeit soort, double tegelijk, DateOnly tot)
    {
        var gemiddeld = soort.Maanden * 30.4;
        for (var plaats = (int)Math.Round(tegelijk + (_toeval.NextDouble() - 0.5)); plaats > 0; plaats--)
        {
            var duur = Duur();
            var van = _begin.AddDays(-_toeval.Next(duur));
            while (van <= tot)
            {
                var (persoon, kenmerk, laatste) = (Kies(soort, van), $"L{++_nummer}", van.AddDays(duur));
                // What ran already when the facts were handed over is told on the last day of the year before.
                var isVan = soort.Dimensies.ContainsKey("voorziening");
                var woorden = Woorden(soort.Dimensies);
                yield return Rij(soort.Gebeurtenis, van < _begin ? _begin.AddDays(-1) : van, persoon, kenmerk, woorden, van, isVan && _toeval.Kans(0.5) ? laatste.AddDays(_toeval.Next(60)) : null);
                if (laatste <= tot)
                {
                    var zelfde = woorden.Where(w => w.Naam is "wet" or "voorziening" or "regeling" or "soort" or "uitvoerder" && !soort.BijEinde.ContainsKey(w.Naam));
                    yield return Rij(soort.Einde!, laatste, persoon, kenmerk, [.. zelfde, .. Woorden(soort.BijEinde)], null, laatste);
                }
                _liep[persoon.Nummer] = _liep.TryGetValue(persoon.Nummer, out var eerder) ? (eerder.Van < van ? eerder.Van : van, eerder.Tot > laatste ? eerder.Tot : laatste) : (van, laatste);
                van = laatste.AddDays(1 + _toeval.Laag(0, 40));
                duur = Duur();
            }
        }

        int Duur() => Math.Max(10, (int)(soort.Lang && _toeval.Kans(0.35) ? 365 * (5 + 10 * _toeval.NextDouble()) : gemiddeld * (0.3 + 1.4 * _toeval.NextDouble())));
    }

    private Persoon Kies(Demofeit soort, DateOnly dag)
    {
        if (_personen.Count > 50 && _toeval.Kans(soort.Herhaal))
        {
            for (var poging = 0; poging < 8; poging++)
            {
                if (_toeval.Een(_personen) is var bekend && Leeftijd(bekend.Geboren, dag) is var leeftijd && leeftijd >= soort.Leeftijd[0] && leeftijd <= soort.Leeftijd[1])
                {
                    return bekend;
                }
            }
        }
        var nummer = $"P{_personen.Count + 1}";
        var bij = _personen.Count > 50 && _toeval.Kans(0.25) ? _toeval.Een(_personen) : null;
        var geboren = dag.AddYears(-_toeval.Next(soort.Leeftijd[0], soort.Leeftijd[1] + 1)).AddDays(-_toeval.Next(1, 365));
        // Some wijken are small, and of some people nobody wrote it down.
        var wijken = gemeente.Wijken;
        var wijk = bij is not null ? bij.Wijk : wijken.Count == 0 || _toeval.Kans(0.02) ? null : wijken[_toeval.Laag(0, wijken.Count - 1)].Id;
        var nieuw = new Persoon(nummer, bij?.Huishouden ?? $"H{nummer}", geboren, _toeval.Kans(soort.Vrouw) ? "v" : "m", wijk);
        _personen.Add(nieuw);
        return nieuw;
    }

    private List<(string Naam, string Waarde)> Woorden(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> dimensies)
    {
        var uit = new List<(string, string)>();
        foreach (var (naam, gewichten) in dimensies)
        {
            var mogelijk = gewichten.Where(w => naam != "voorziening" || gewichten.Count == 1 || gemeente.Voorziening(w.Key) is not null).ToList();
            if (mogelijk.Count > 0 && Woord(_toeval.Gewogen([.. mogelijk.Select(w => (w.Value, w.Key))])) is { } woord)
            {
                uit.Add((naam, woord));
            }
        }
        return uit;
    }

    private string? Woord(string woord) => woord switch
    {
        "-" => null,
        "$gemeente" => gemeente.Id,
        "$uitvoerder" => gemeente.Schuldhulp.EersteUitvoerder,
        "$partners" => lijsten.Keuzes("partners") is { Count: > 0 } partners ? partners[_toeval.Laag(0, Math.Min(partners.Count, 12) - 1)].Id : null,
        // Around the norm, now and then over it.
        _ when woord.StartsWith("$duur-", StringComparison.Ordinal) && int.Parse(woord[6..], CultureInfo.InvariantCulture) is var norm => Getal(_toeval.Kans(0.9) ? _toeval.Next(1, norm + 1) : norm + _toeval.Laag(1, norm)),
        _ => woord,
    };

    private Bronrij Rij(string naam, DateOnly dag, Persoon? persoon, string? kenmerk, List<(string Naam, string Waarde)> woorden, DateOnly? van = null, DateOnly? tot = null)
    {
        var velden = new Dictionary<string, string> { ["gebeurtenis"] = naam, ["datum"] = Tekst(dag), ["bron"] = "demo" };
        if (kenmerk is not null)
        {
            velden["kenmerk"] = kenmerk;
        }
        if (persoon is not null)
        {
            (velden["persoon"], velden["huishouden"], velden["geboortedatum"], velden["geslacht"]) = (persoon.Nummer, persoon.Huishouden, Tekst(persoon.Geboren), persoon.Geslacht);
            if (persoon.Wijk is { } wijk)
            {
                velden["wijk"] = wijk;
            }
        }
        foreach (var (dimensie, waarde) in woorden)
        {
            velden[dimensie] = waarde;
        }
        if (van is { } eerste)
        {
            velden["geldig-van"] = Tekst(eerste);
        }
        if (tot is { } laatste)
        {
            velden["geldig-tot"] = Tekst(laatste);
        }
        return new Bronrij(0, velden);
    }

    private static DateOnly Werkdag(DateOnly dag, DateOnly tot)
    {
        while (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && dag < tot)
        {
            dag = dag.AddDays(1);
        }
        return dag;
    }

    private static int Leeftijd(DateOnly geboren, DateOnly dag) => dag.Year - geboren.Year - (geboren.AddYears(dag.Year - geboren.Year) > dag ? 1 : 0);

    private static string Tekst(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Writes many events with one prepared command: tracking each would make the first page wait for a minute.</summary>
internal sealed class Feitschrijver : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly List<(IProperty Kolom, DbParameter Parameter)> _kolommen = [];

    public Feitschrijver(CaseFlowDbContext db)
    {
        var soort = db.Model.FindEntityType(typeof(Gebeurtenis))!;
        var tabel = StoreObjectIdentifier.Table(soort.GetTableName()!, soort.GetSchema());
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        foreach (var kolom in soort.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"p{_kolommen.Count}";
            _command.Parameters.Add(parameter);
            _kolommen.Add((kolom, parameter));
        }
        _command.CommandText = $"INSERT INTO {tabel.Name} ({string.Join(", ", _kolommen.Select(k => k.Kolom.GetColumnName(tabel)))}) VALUES ({string.Join(", ", _kolommen.Select(k => "@" + k.Parameter.ParameterName))})";
    }

    public async Task SchrijfAsync(Gebeurtenis gebeurtenis, CancellationToken cancellation)
    {
        foreach (var (kolom, parameter) in _kolommen)
        {
            parameter.Value = kolom.PropertyInfo!.GetValue(gebeurtenis) switch { null => DBNull.Value, DateOnly dag => dag, var waarde => waarde };
        }
        await _command.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
