using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>The debt help that runs on a track.</summary>
public sealed class Schuldtrajecten(CaseFlowDbContext db)
{
    public Task<Schuldtraject> LopendAsync(Guid? spoorId) => db.Schuldtrajecten.Where(t => t.SpoorId == spoorId).OrderByDescending(t => t.Id).FirstAsync();

    internal static Telregel Telregel(Schuldtraject traject, params (string Naam, string? Waarde)[] meer) => new(
        [("uitvoerder", traject.Uitvoerder), ("soort", traject.Soort), ("looptijd", traject.LooptijdMaanden?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("eerder-traject", traject.IsHerhaald ? "ja" : "nee"), .. meer]) { Over = traject.Id };
}

/// <summary>The plan is carried out, by the municipality or a partner, or goes on at the Stadsbank.</summary>
public sealed class SchuldhulpTraject(Configuratie configuratie, Schuldtrajecten trajecten, SchuldhulpBesluiten besluiten, Vroegsignalen signalen, Dossier dossier) : TaakUitvoering
{
    private const string Stadsbank = "stadsbank";

    public override string Stap => "traject";

    public override async Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Uitkomst == "doorverwezen-stadsbank" && (await trajecten.LopendAsync(c.Taak.SpoorId)).Uitvoerder == Stadsbank)
        {
            throw new WeigeringException("uitkomst-onbekend", "De Stadsbank voert dit traject al uit.");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var datum = c.Invoer.Datum("datum") ?? c.Vandaag;
        var traject = await trajecten.LopendAsync(c.Taak.SpoorId);
        await signalen.VolgOpAsync(c, datum);
        switch (c.Uitkomst)
        {
            case "doorverwezen-stadsbank":
                dossier.Tel(c.Zaak, c.Handeling, "verwijzing.geregistreerd", "Verwezen naar de Stadsbank.", new Telregel(("van", traject.Uitvoerder), ("naar", Stadsbank), ("wet", "Wgs")) { Datum = datum, Over = traject.Id }, c.Invoer.Tekst("toelichting"));
                // Each carrier has the traject for a time of its own, so that what runs can be counted for each.
                dossier.Tel(c.Zaak.GemeenteId, c.Handeling, "schuldhulp.traject_afgerond", Schuldtrajecten.Telregel(traject, ("uitkomst", "doorverwezen"), ("doorverwezen-stadsbank", "ja"))
                    with { Datum = datum, GeldigVan = traject.GestartOp, GeldigTot = datum }, c.Zaak);
                (traject.Uitvoerder, traject.DoorverwezenOp) = (Stadsbank, datum);
                dossier.Tel(c.Zaak.GemeenteId, c.Handeling, "schuldhulp.traject_gestart", new Telregel(("uitvoerder", Stadsbank), ("overgenomen", "ja")) { Datum = datum, GeldigVan = datum, Over = traject.Id, Onderdeel = Stadsbank }, c.Zaak);
                return;
            case "afgerond":
                Eindig(c, traject, datum);
                dossier.Tel(c.Zaak, c.Handeling, "nazorg.gestart", "De nazorg is begonnen.", new Telregel(("wet", "Wgs")) { Over = traject.Id });
                return;
            default:
                Eindig(c, traject, datum);
                c.Variabelen["resultaat"] = Schuldhulpvraag.Route;
                await besluiten.NeemAsync(c, SchuldhulpBesluiten.Beeindiging, new Dictionary<string, string?>
                {
                    ["grond"] = c.Invoer.Tekst("grond"),
                    ["uitvoerder"] = configuratie.Keuzelijsten(c.Gemeente.Id).Naam("schuldhulp-uitvoerders", traject.Uitvoerder),
                    ["stopt-op"] = DatumTekst.Datum(datum),
                });
                return;
        }
    }

    private void Eindig(TaakContext c, Schuldtraject traject, DateOnly datum)
    {
        (traject.Afloop, traject.GeeindigdOp) = (c.Uitkomst, datum);
        dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.traject_afgerond", c.Uitkomst == "afgerond" ? "Het schuldtraject is afgerond." : "Het schuldtraject is gestopt.",
            Schuldtrajecten.Telregel(traject, ("uitkomst", c.Uitkomst), ("doorverwezen-stadsbank", traject.DoorverwezenOp is null ? "nee" : "ja")) with
            {
                Datum = datum,
                GeldigVan = traject.DoorverwezenOp ?? traject.GestartOp,
                GeldigTot = datum,
                Onderdeel = traject.DoorverwezenOp is null ? null : Stadsbank,
            },
            c.Invoer.Tekst("toelichting"));
    }
}

/// <summary>Keeping an eye on somebody whose debts are solved, so that they stay so.</summary>
public sealed class SchuldhulpNazorg(Schuldhulpvraag vraag, Vroegsignalen signalen, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "nazorg";

    public override async Task VerwerkAsync(TaakContext c)
    {
        var datum = c.Invoer.Datum("datum") ?? c.Vandaag;
        await signalen.VolgOpAsync(c, datum);
        if (c.Uitkomst == "terugval")
        {
            dossier.Noteer(c.Zaak, c.Handeling, "schuldhulp.terugval", "De inwoner heeft opnieuw hulp bij schulden nodig.", c.Invoer.Tekst("toelichting"));
            await vraag.GevraagdAsync(c, datum, isCrisis: false);
            return;
        }
        c.Variabelen["resultaat"] = Schuldhulpvraag.Route;
    }
}
