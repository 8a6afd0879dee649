using System.Text.Json;
using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;

namespace CaseFlow.Tests.Tellingen;

/// <summary>Counts hand-made events with one definition, written as in workflows/indicatoren.</summary>
internal sealed class Proeftelling(IReadOnlyList<Telblok> blokken, Deel? deel, int gelezen)
{
    public IReadOnlyList<Telblok> Blokken => blokken;

    public Deel Deel => deel!;

    public bool IsEr => deel is not null;

    public int Gelezen => gelezen;

    public int[] Teller => [.. Deel.Cijfer!.Teller.Select(Aantal)];

    public int[] Noemer => [.. Deel.Cijfer!.Noemer.Select(Aantal)];

    public Telcel Cel(string sleutel) => blokken.Single(b => b.Cellen.ContainsKey(sleutel)).Cellen[sleutel];

    public int Aantal(string sleutel) => Cel(sleutel).Aantal;

    public int[] Rij(string tabel, string rij) => [.. Deel.Tabellen.Single(t => t.Id == tabel).Rijen.Single(r => r.Id == rij).Sleutels.Select(Aantal)];

    public static async Task<Proeftelling> TelAsync(string telling, string periode, IEnumerable<Gebeurtenis> gebeurtenissen, string gepubliceerd = "", string gemeente = "hengelo")
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        return await bouwer.In<CaseFlowDbContext, Proeftelling>(async db =>
        {
            db.Gebeurtenissen.AddRange(gebeurtenissen);
            await db.SaveChangesAsync();
            return await bouwer.In<Configuratie, Proeftelling>(c => bouwer.In<TermijnRegels, Proeftelling>(async regels =>
            {
                var plan = new Telplan(new Telwaarden(c.Gemeenten[gemeente], c.Keuzelijsten(gemeente), regels, c.Indicatorenboek.Soorten), gemeente, Periode.Parse(periode),
                    [.. gepubliceerd.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Periode.Parse)]);
                var deel = new Deelmaker(plan, noemer => noemer == "inwoners" ? 80_000 : null).Maak("proef", "Proef", "", JsonSerializer.Deserialize<Teldefinitie>(telling, Configuratiebestand.Opties)!);
                var bron = await Telbron.LeesAsync(db, plan.Vraag, default);
                return new Proeftelling(plan.Tel(bron).Blokken(s => s.EndsWith("|" + periode, StringComparison.Ordinal), new HashSet<string>()), deel, bron.Gelezen);
            }));
        });
    }
}
