using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>A file of early signals. The resident is found by BSN, else by name and birth date, else by address, and then somebody has to look.</summary>
public sealed class VroegsignaalRijen(CaseFlowDbContext db, Configuratie configuratie, VroegsignaalService signalen, InwonerService inwoners, BsnKluis kluis, Dossier dossier) : IRijverwerker
{
    public const string Naam = "vroegsignalen";

    public string Soort => Naam;

    public IReadOnlyList<string> Kolommen { get; } = ["bron", "datum", "bedrag", "crisis", "kenmerk", "bsn", "naam", "geboortedatum", "geslacht", "postcode", "huisnummer", "toevoeging", "adres", "wijk"];

    public void Controleer(Handeling handeling) => signalen.Controleer(handeling);

    public IReadOnlyList<Bronrij> Lees(byte[] inhoud)
    {
        var tekst = Csvlezer.Tekst(inhoud);
        return DdasLezer.IsDdas(tekst) ? DdasLezer.Lees(tekst) : Csvlezer.Lees(inhoud, Kolommen, ["bron", "datum"]);
    }

    public async Task<Rijgevolg> VerwerkAsync(Handeling handeling, Bronrij rij)
    {
        var bron = rij.Verplicht("bron").ToLowerInvariant();
        if (configuratie.Keuzelijsten(handeling.Gemeente).Keuzes("bron-vroegsignaal").All(k => k.Id != bron))
        {
            throw new WeigeringException("waarde-onbekend:bron", $"De bron {Bronrij.Aangehaald(bron)} staat niet in de lijst bron-vroegsignaal.");
        }
        var signaal = new Signaal(bron, rij.DatumTotEnMet("datum", handeling.Vandaag)) { Bedrag = rij.Bedrag("bedrag"), IsCrisis = rij.JaNee("crisis"), Kenmerk = rij.Tekst("kenmerk") };
        var (inwoner, twijfel) = await VindAsync(handeling, rij);
        if (inwoner.OverledenOp is not null)
        {
            throw new WeigeringException("inwoner-overleden", "Deze inwoner is overleden.");
        }
        var plek = await signalen.NeemAanAsync(handeling, inwoner, signaal);
        dossier.Inzien(handeling, inwoner, plek.Zaak, "import van vroegsignalen");
        if (twijfel is not null)
        {
            dossier.Noteer(plek.Zaak, handeling, "vroegsignaal.twijfel", "Kijk na of dit signaal over deze inwoner gaat.", twijfel);
        }
        return new Rijgevolg(twijfel is not null ? Rijuitslag.Twijfel : plek.IsGevoegd ? Rijuitslag.Gevoegd : Rijuitslag.Verwerkt, twijfel, plek.Zaak.Id);
    }

    private async Task<(Inwoner Inwoner, string? Twijfel)> VindAsync(Handeling handeling, Bronrij rij)
    {
        var geboren = rij.Datum("geboortedatum");
        if (rij.Tekst("bsn") is { } getypt)
        {
            var hash = Bsn.TryParse(getypt, out var bsn) ? kluis.Hash(bsn) : throw new WeigeringException("bsn-ongeldig", "Dit is geen geldig burgerservicenummer.");
            if (await Bekend(handeling).FirstOrDefaultAsync(i => i.BsnHash == hash) is { } bekend)
            {
                return geboren is null || geboren == bekend.Geboortedatum ? (bekend, null)
                    : throw new WeigeringException("inwoner-tegenstrijdig", "De geboortedatum hoort niet bij dit burgerservicenummer.");
            }
        }
        if (rij.Tekst("naam") is not null && geboren is not null)
        {
            return (await inwoners.VindOfMaakAsync(handeling, new Invoer(Inwonervelden(handeling, rij, geboren.Value))), null);
        }
        if (rij.Tekst("postcode") is { } postcode && rij.Tekst("huisnummer") is { } nummer && rij.Tekst("bsn") is null)
        {
            return await OpAdresAsync(handeling, postcode, nummer + rij.Tekst("toevoeging"), geboren);
        }
        throw new WeigeringException("inwoner-onbekend", rij.Tekst("bsn") is null
            ? "Vul een burgerservicenummer in, of naam en geboortedatum, of postcode en huisnummer."
            : "Dit burgerservicenummer is hier nog niet bekend. Vul ook naam en geboortedatum in.");
    }

    private async Task<(Inwoner Inwoner, string? Twijfel)> OpAdresAsync(Handeling handeling, string postcode, string huisnummer, DateOnly? geboren)
    {
        var (sleutel, gezocht) = (Adressleutels.Van(postcode, huisnummer), Adressleutels.Nummer(huisnummer));
        var bewoners = sleutel is null ? [] : await Bekend(handeling).Where(i => i.Adressleutel == sleutel && (geboren == null || i.Geboortedatum == geboren)).OrderBy(i => i.Id).ToListAsync();
        var gevonden = bewoners.Where(i => Adressleutels.Nummer(i.Adres) == gezocht).ToList();
        return gevonden switch
        {
            [var een] => (een, geboren is null ? "Alleen gevonden op postcode en huisnummer. Er kan nog iemand anders wonen." : "Gevonden op postcode, huisnummer en geboortedatum."),
            [] => throw new WeigeringException("inwoner-onbekend", "Op dit adres is hier niemand bekend. Vul naam en geboortedatum in."),
            _ => throw new WeigeringException("inwoner-onbekend", $"Op dit adres zijn {gevonden.Count} inwoners bekend. Vul de geboortedatum in, of naam en geboortedatum."),
        };
    }

    private IQueryable<Inwoner> Bekend(Handeling handeling) => db.Inwoners.Include(i => i.Huishoudens).Where(i => i.GemeenteId == handeling.Gemeente);

    private JsonObject Inwonervelden(Handeling handeling, Bronrij rij, DateOnly geboren)
    {
        var wijk = rij.Tekst("wijk");
        return new JsonObject
        {
            ["naam"] = rij.Tekst("naam"),
            ["geboortedatum"] = geboren.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["bsn"] = rij.Tekst("bsn"),
            ["geslacht"] = rij.Tekst("geslacht") is "m" or "v" or "x" ? rij.Tekst("geslacht") : null,
            ["adres"] = rij.Tekst("adres"),
            ["postcode"] = rij.Tekst("postcode"),
            ["wijk"] = configuratie.Gemeenten[handeling.Gemeente].Wijken.Any(w => w.Id == wijk) ? wijk : null,
        };
    }
}
