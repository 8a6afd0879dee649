using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

/// <summary>The product's counts and the slow ones, of a made-up year of four municipalities: every figure, every row of every table.</summary>
public sealed class TrageVergelijkingTests(TrageVergelijkingTests.Jaren jaren) : IClassFixture<TrageVergelijkingTests.Jaren>
{
    private static readonly JsonDocumentOptions Lezen = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Gemeenten => ["almelo", "haaksbergen", "hengelo", "twenterand"];

    [Theory]
    [MemberData(nameof(Gemeenten))]
    public async Task Every_count_of_the_year_is_what_a_slow_count_finds(string gemeente)
    {
        var verschil = await VergelijkAsync(gemeente, "2024", isVolledig: true);

        verschil.Fouten.ShouldBeEmpty();
        verschil.Vergeleken.ShouldBeGreaterThan(300);
        verschil.NietNul.ShouldBeGreaterThan(verschil.Vergeleken / 4, "a comparison of noughts says nothing");
        Definities(gemeente).Select(d => d.Id).Except(verschil.Gevonden).ShouldBeEmpty("nothing is counted of these");
        await VergelijkGroeiAsync(gemeente);
    }

    [Theory]
    [MemberData(nameof(Gemeenten))]
    public async Task So_are_the_quarters_and_the_months(string gemeente)
    {
        foreach (var periode in Enumerable.Range(1, 12).Select(m => $"2024-{m:00}").Concat(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]))
        {
            var verschil = await VergelijkAsync(gemeente, periode, isVolledig: false);
            verschil.Fouten.ShouldBeEmpty(periode);
            verschil.Vergeleken.ShouldBeGreaterThan(60, periode);
        }
    }

    internal static IEnumerable<(string Id, JsonObject Telling)> Definities(string gemeente)
    {
        foreach (var bestand in new[] { "algemeen", gemeente })
        {
            foreach (var indicator in Lees(bestand).Where(i => i!["telling"] is not null))
            {
                yield return (indicator!["id"]!.GetValue<string>(), indicator["telling"]!.AsObject());
            }
        }
    }

    internal static JsonArray Lees(string bestand) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Zaakbouwer.Workflows, "indicatoren", $"{bestand}.json")), documentOptions: Lezen)!.AsArray();

    // What it grew from stands in the year before.
    private async Task VergelijkGroeiAsync(string gemeente)
    {
        foreach (var (id, telling) in Definities(gemeente).Where(d => d.Telling["soort"]!.GetValue<string>() == "groei"))
        {
            var sleutel = (await jaren.TelAsync(gemeente, "2024")).Delen.Single(d => d.Id == id).Cijfer!.Noemer.Single();
            var vorig = (await jaren.TelAsync(gemeente, "2023")).Blokken.SelectMany(b => b.Cellen).First(c => c.Key == sleutel).Value.Aantal;
            vorig.ShouldBe(jaren.Traag(gemeente).Tel(telling["teller"]!.AsObject(), new(2023, 1, 1), new(2023, 12, 31)), id);
        }
    }

    private async Task<Verschil> VergelijkAsync(string gemeente, string tekst, bool isVolledig)
    {
        var periode = Periode.Parse(tekst);
        var set = await jaren.TelAsync(gemeente, tekst);
        var verschil = new Verschil(set, jaren.Traag(gemeente), periode, isVolledig);
        foreach (var (id, telling) in Definities(gemeente))
        {
            verschil.Vergelijk(id, telling, set.Delen.SingleOrDefault(d => d.Id == id));
        }
        return verschil;
    }

    /// <summary>What was compared, and where it differed.</summary>
    private sealed class Verschil(Telset set, TrageTelling traag, Periode periode, bool isVolledig)
    {
        private readonly Dictionary<string, int> _cellen = set.Blokken.SelectMany(b => b.Cellen).DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.Value.Aantal);

        private readonly Dictionary<string, long> _bedragen = set.Blokken.SelectMany(b => b.Bedragen).ToDictionary(b => b.Key, b => b.Value.Euros);

        public List<string> Fouten { get; } = [];

        public int Vergeleken { get; private set; }

        public int NietNul { get; private set; }

        /// <summary>Of which something was counted.</summary>
        public HashSet<string> Gevonden { get; } = [];

        public void Vergelijk(string id, JsonObject telling, Deel? deel)
        {
            if (deel is null)
            {
                if (isVolledig)
                {
                    Fouten.Add($"{id}: staat niet in het jaar");
                }
                return;
            }
            if (deel.Cijfer is not null)
            {
                VergelijkCijfer(id, telling, deel.Cijfer);
            }
            else if (telling["soort"]!.GetValue<string>() != "verdeling")
            {
                Fouten.Add($"{id}: heeft geen cijfer");
            }
            foreach (var tabel in deel.Tabellen)
            {
                VergelijkTabel(id, telling, tabel);
            }
            var gevraagd = (telling["uitsplitsingen"] as JsonArray)?.Count ?? 0;
            if (isVolledig && deel.Tabellen.Count(t => t.Id is not ("klassen" or "naast")) != gevraagd)
            {
                Fouten.Add($"{id}: {gevraagd} tabellen gevraagd, {string.Join(' ', deel.Tabellen.Select(t => t.Id))} gemaakt");
            }
            if (isVolledig && telling["naast"] is JsonArray ernaast && deel.Tabellen.SingleOrDefault(t => t.Id == "naast")?.Rijen.Count != ernaast.Count)
            {
                Fouten.Add($"{id}: niet alles staat ernaast");
            }
        }

        private void VergelijkCijfer(string id, JsonObject telling, Cijfer cijfer)
        {
            var teller = telling["teller"]!.AsObject();
            switch (telling["soort"]!.GetValue<string>())
            {
                case "aantal" or "per-maand" or "groei":
                    Gelijk($"{id} teller", Som(cijfer.Teller), traag.Tel(teller, periode.Van, periode.Tot));
                    break;
                case "aandeel" or "verhouding":
                    Gelijk($"{id} teller", Som(cijfer.Teller), traag.Tel(teller, periode.Van, periode.Tot));
                    if (telling["noemer-van-buiten"] is null)
                    {
                        Gelijk($"{id} noemer", Som(cijfer.Noemer), traag.Tel(TrageTelling.NoemerVan(telling), periode.Van, periode.Tot));
                    }
                    break;
                case "bedrag":
                    Gelijk($"{id} bedrag", Som(cijfer.Teller), (int)traag.Getallen(telling, periode.Van, periode.Tot).Sum(g => g ?? 0));
                    break;
                default:
                    VergelijkKlassen(id, telling, cijfer.Teller);
                    break;
            }
        }

        private void VergelijkKlassen(string id, JsonObject telling, IReadOnlyList<string> cellen, params (string Dimensie, string Rij, IReadOnlyList<string> Alle)[] rijen)
        {
            var getallen = traag.Getallen(telling, periode.Van, periode.Tot, rijen);
            var grenzen = telling["klassen"]!.AsArray().Select(k => k!.GetValue<int>()).ToList();
            var laag = 0;
            for (var i = 0; i <= grenzen.Count; i++)
            {
                var hoog = i < grenzen.Count ? grenzen[i] : int.MaxValue;
                Gelijk($"{id} klasse {laag}-{hoog}", _cellen[cellen[i]], getallen.Count(g => g >= laag && g <= hoog));
                laag = hoog == int.MaxValue ? hoog : hoog + 1;
            }
            if (cellen.Count > grenzen.Count + 1)
            {
                Gelijk($"{id} klasse onbekend", _cellen[cellen[grenzen.Count + 1]], getallen.Count(g => g is null));
            }
        }

        private void VergelijkTabel(string id, JsonObject telling, Deeltabel tabel)
        {
            var (teller, soort) = (telling["teller"]!.AsObject(), telling["soort"]!.GetValue<string>());
            if (tabel.Id == "klassen")
            {
                VergelijkKlassen($"{id} klassen", telling, [.. tabel.Rijen.Where(r => !r.IsTotaal).Select(r => r.Sleutels[0])]);
                return;
            }
            if (tabel.Id == "naast")
            {
                var naast = telling["naast"]!.AsArray().Select(n => n!.AsObject()).ToList();
                foreach (var rij in tabel.Rijen)
                {
                    var bedoeld = naast.Single(n => n["titel"]!.GetValue<string>() == rij.Naam);
                    Gelijk($"{id} {rij.Naam}", _cellen[rij.Sleutels[0]], traag.Tel(bedoeld["teller"]!.AsObject(), periode.Van, periode.Tot));
                    if (rij.Cijfer is not null)
                    {
                        VergelijkCijfer($"{id} {rij.Naam}", bedoeld, rij.Cijfer);
                    }
                }
                return;
            }
            var dimensies = tabel.Id.Split('.', 2);
            var alle = tabel.Rijen.Where(r => !r.IsTotaal).Select(r => r.Id).ToList();
            // A share of what the table is about: there the whole is divided.
            var isGeheel = soort == "aandeel" && telling["noemer"] is JsonObject && teller["waar"] is JsonObject waar && dimensies.Any(d => waar.ContainsKey(d));
            var groep = isGeheel ? TrageTelling.NoemerVan(telling) : teller;
            foreach (var rij in tabel.Rijen)
            {
                (string, string, IReadOnlyList<string>)[] inRij = rij.IsTotaal ? [] : [(dimensies[0], rij.Id, alle)];
                if (dimensies.Length == 2)
                {
                    var kolommen = tabel.Rijen[0].Sleutels.SkipLast(1).Select(s => Woord(s, dimensies[1])).ToList();
                    for (var k = 0; k < kolommen.Count; k++)
                    {
                        Gelijk($"{id} {rij.Id} {kolommen[k]}", _cellen[rij.Sleutels[k]], traag.Tel(groep, periode.Van, periode.Tot, [.. inRij, (dimensies[1], kolommen[k], kolommen)]));
                    }
                    Gelijk($"{id} {rij.Id}", _cellen[rij.Sleutels[^1]], traag.Tel(groep, periode.Van, periode.Tot, inRij));
                }
                else if (soort is "mediaan" or "percentiel90")
                {
                    VergelijkKlassen($"{id} {rij.Id}", telling, [.. rij.Sleutels.SkipLast(1)], inRij);
                }
                else
                {
                    Gelijk($"{id} {tabel.Id} {rij.Id}", _cellen[rij.Sleutels[0]], traag.Tel(groep, periode.Van, periode.Tot, inRij));
                    if (rij.Sleutels.Count == 2)
                    {
                        Gelijk($"{id} {tabel.Id} {rij.Id} van de", _cellen[rij.Sleutels[1]], traag.Tel(TrageTelling.NoemerVan(telling), periode.Van, periode.Tot, inRij));
                    }
                }
            }
        }

        // Columns have no id: the word stands in the key of the cell.
        private static string Woord(string sleutel, string dimensie)
        {
            var woord = sleutel.Split('|')[1].Split(',').Select(d => d.Split('=', 2)).Single(d => d[0] == dimensie)[1];
            return woord.StartsWith("overig", StringComparison.Ordinal) ? "overig" : woord;
        }

        private int Som(IReadOnlyList<string> sleutels) => sleutels.Sum(s => _cellen.TryGetValue(s, out var aantal) ? aantal : (int)_bedragen[s]);

        private void Gelijk(string wat, int product, int langzaam)
        {
            Vergeleken++;
            NietNul += langzaam > 0 ? 1 : 0;
            if (langzaam > 0)
            {
                Gevonden.Add(wat.Split(' ')[0]);
            }
            if (product != langzaam)
            {
                Fouten.Add($"{wat}: {product} geteld, langzaam {langzaam}");
            }
        }
    }

    /// <summary>The made-up years in a database, counted once for all tests.</summary>
    public sealed class Jaren : IAsyncLifetime
    {
        private readonly Dictionary<string, TrageTelling> _traag = [];
        private Zaakbouwer _bouwer = null!;

        public async Task InitializeAsync()
        {
            _bouwer = await Zaakbouwer.CreateAsync();
            var configuratie = _bouwer.Services.GetRequiredService<Configuratie>();
            var soorten = Lees("gebeurtenissen");
            foreach (var (gemeente, nummer) in Gemeenten.Select<object[], (string, int)>((g, i) => ((string)g[0], i)))
            {
                var groepen = Definities(gemeente).SelectMany(d => Groepen(d.Telling)).ToList();
                var rijen = new TrageBevolking(configuratie.Gemeenten[gemeente], configuratie.Keuzelijsten(gemeente), soorten, groepen, 20240229 + nummer).Maak();
                await _bouwer.In<CaseFlowDbContext>(async db =>
                {
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    db.Gebeurtenissen.AddRange(rijen);
                    await db.SaveChangesAsync();
                });
                _traag[gemeente] = new TrageTelling(rijen, soorten, configuratie.Gemeenten[gemeente].Voorzieningen.Where(v => v.Wet is not null).DistinctBy(v => v.Id).ToDictionary(v => v.Id, v => v.Wet!));
            }
        }

        public async Task DisposeAsync() => await _bouwer.DisposeAsync();

        internal TrageTelling Traag(string gemeente) => _traag[gemeente];

        internal Task<Telset> TelAsync(string gemeente, string periode) => _bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente, Periode.Parse(periode), []));

        // Everything in a definition that looks for events.
        private static IEnumerable<JsonObject> Groepen(JsonNode? node) => node switch
        {
            JsonObject o => (o["gebeurtenis"] is not null ? [o] : Enumerable.Empty<JsonObject>()).Concat(o.SelectMany(v => Groepen(v.Value))),
            JsonArray a => a.SelectMany(Groepen),
            _ => [],
        };
    }
}
