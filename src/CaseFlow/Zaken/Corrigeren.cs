using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>What was typed wrong: facts of the person, or the law and kind of question of the case. What it was stays in the file; the counts are put right.</summary>
public sealed class Corrigeren(CaseFlowDbContext db, BsnKluis kluis, Hulpvraag hulpvraag, Telcorrectie telling, Persoonscorrectie personen, ZaakLader lader, Dossier dossier) : ZaakHandeling
{
    private static readonly string[] MetWetVanZaak = ["melding.geregistreerd", "uitvraag.afgerond", "plan.vastgesteld", "uitkomst.vastgesteld", "zaak.afgesloten"];

    public override string Id => "corrigeren";

    public override string Naam => "Corrigeren";

    public override bool IsAltijd => true;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        var persoon = invoer.Groep("inwoner");
        if (c.Zaak.InwonerId is null && persoon.Gegevens.Count > 0)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        if (persoon.Ja("bsn-weghalen") && persoon.Heeft("bsn"))
        {
            throw new WeigeringException("bsn-en-weghalen", "Vul een ander burgerservicenummer in, of haal het weg. Niet allebei.", "inwoner.bsn");
        }
        if (!Anders(c, invoer).Any() && !IsAnderBsn(c, persoon))
        {
            throw new WeigeringException("niets-gewijzigd", "Vul in wat er anders moet. Nu is alles hetzelfde gebleven.");
        }
        if (Bsn.TryParse(persoon.Tekst("bsn"), out var bsn))
        {
            var hash = kluis.Hash(bsn);
            if (await db.Inwoners.AnyAsync(i => i.GemeenteId == c.Gemeente.Id && i.BsnHash == hash && i.Id != c.Zaak.InwonerId))
            {
                throw new WeigeringException("bsn-in-gebruik", "Dit burgerservicenummer hoort bij een andere inwoner. Kijk het na. Is het dezelfde persoon? Haal hier dan een nummer weg dat niet klopt, en voeg de twee inwoners samen.", "inwoner.bsn");
            }
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var persoon = invoer.Groep("inwoner");
        var was = Anders(c, invoer).ToList();
        var (wet, vraag) = (c.Zaak.Wet, c.Zaak.TypeHulpvraag);
        if (c.Zaak.Inwoner is { } inwoner)
        {
            var isGeheim = inwoner.IsAdresGeheim || persoon.Ja("geheim-adres");
            db.Persoonswijzigingen.AddRange(was.Where(w => w.Van != Soort.Zaak || w.IsVanPersoon).Select(w =>
            {
                var wijziging = Persoonswijziging.Van(c, inwoner.Id, w.Naam, w.Bewaar);
                wijziging.IsVertrouwelijk = w.Bewaar is not null && (w.Oud is null || (isGeheim && w.IsAdres));
                return wijziging;
            }));
            Verbeter(inwoner, persoon);
            if (persoon.Tekst("wijk") is { } wijk)
            {
                c.Zaak.Wijk = wijk;
            }
            if (IsAnderBsn(c, persoon))
            {
                was.Add(new("Het burgerservicenummer", null, Soort.Persoon));
                await AnderBsnAsync(c, inwoner, Bsn.TryParse(persoon.Tekst("bsn"), out var bsn) ? bsn : null);
            }
        }
        dossier.Noteer(c.Zaak, c.Handeling, "zaak.gecorrigeerd", $"Gecorrigeerd. {Tekst(was)}");
        if (c.Zaak.Status == ZaakStatus.Open)
        {
            await hulpvraag.BijwerkenAsync(c, invoer);
        }
        c.Zaak.Wet = invoer.Tekst("wet") ?? c.Zaak.Wet;
        c.Zaak.TypeHulpvraag = invoer.Tekst("type-hulpvraag") ?? c.Zaak.TypeHulpvraag;
        await telling.HertelAsync(c, c.Zaak, (naam, dimensies) =>
        {
            if (MetWetVanZaak.Contains(naam) && dimensies.GetValueOrDefault("wet") == wet && c.Zaak.Wet is { } nu)
            {
                dimensies["wet"] = nu;
            }
            if (dimensies.ContainsKey("type-hulpvraag") && c.Zaak.TypeHulpvraag != vraag)
            {
                dimensies["type-hulpvraag"] = hulpvraag.Telwoord(c.Zaak);
            }
        });
        var vanPersoon = was.Where(w => w.Van != Soort.Zaak).ToList();
        if (vanPersoon.Count > 0)
        {
            foreach (var id in await db.Zaken.Where(z => z.InwonerId == c.Zaak.InwonerId && z.Id != c.Zaak.Id).OrderBy(z => z.Id).Select(z => z.Id).ToListAsync())
            {
                var ander = (await lader.LaadAsync(id, c.Handeling)).Zaak;
                dossier.Noteer(ander, c.Handeling, "inwoner.gecorrigeerd", $"Gecorrigeerd bij een andere zaak van deze inwoner. {Tekst(vanPersoon)}");
                if (vanPersoon.Exists(w => w.Van == Soort.Persoon))
                {
                    await telling.HertelAsync(c, ander);
                }
            }
        }
    }

    // What was imported under the old number goes with that number, and what is known of the new one comes here.
    private async Task AnderBsnAsync(ZaakContext c, Inwoner inwoner, Bsn? bsn)
    {
        var wijziging = Persoonswijziging.Van(c, inwoner.Id, "Het burgerservicenummer", null);
        wijziging.OudVersleuteld = inwoner.BsnVersleuteld;
        db.Persoonswijzigingen.Add(wijziging);
        if (inwoner.BsnHash is { } oud)
        {
            await personen.OntkoppelAsync(inwoner, oud);
        }
        (inwoner.BsnHash, inwoner.BsnVersleuteld) = bsn is { } nieuw ? (kluis.Hash(nieuw), kluis.Versleutel(nieuw)) : (null, null);
        if (inwoner.BsnHash is { } hash)
        {
            await personen.KoppelAsync(inwoner, hash);
        }
    }

    private static string Tekst(IEnumerable<Wijziging> was) => string.Join(" ", was.Select(w => w.Oud is null ? $"{w.Naam} is gewijzigd." : $"{w.Naam} was: {w.Oud}."));

    private bool IsAnderBsn(ZaakContext c, Invoer persoon) => Bsn.TryParse(persoon.Tekst("bsn"), out var bsn) ? kluis.Hash(bsn) != c.Zaak.Inwoner?.BsnHash
        : persoon.Ja("bsn-weghalen") && c.Zaak.Inwoner?.BsnHash is not null;

    private static void Verbeter(Inwoner inwoner, Invoer persoon)
    {
        inwoner.Naam = persoon.Tekst("naam") ?? inwoner.Naam;
        inwoner.Geboortedatum = persoon.Datum("geboortedatum") ?? inwoner.Geboortedatum;
        inwoner.Geslacht = persoon.Tekst("geslacht") ?? inwoner.Geslacht;
        inwoner.Adres = persoon.Tekst("adres") ?? inwoner.Adres;
        inwoner.Postcode = persoon.Tekst("postcode") ?? inwoner.Postcode;
        inwoner.Wijk = persoon.Tekst("wijk") ?? inwoner.Wijk;
        inwoner.Telefoon = persoon.Tekst("telefoon") ?? inwoner.Telefoon;
        inwoner.Mail = persoon.Tekst("mail") ?? inwoner.Mail;
        inwoner.IsAdresGeheim = persoon.JaNee("geheim-adres") ?? inwoner.IsAdresGeheim;
    }

    // What is asked differs from what is known. An address that is secret, and a telephone number, are not told again.
    private static IEnumerable<Wijziging> Anders(ZaakContext c, Invoer invoer)
    {
        var persoon = invoer.Groep("inwoner");
        var i = c.Zaak.Inwoner;
        (string Naam, string? Nieuw, string? Oud, string? Toon, Soort Van)[] alle =
        [
            ("De naam", persoon.Tekst("naam"), i?.Naam, i?.Naam, Soort.Persoon),
            ("De geboortedatum", persoon.Datum("geboortedatum")?.ToString("O"), i?.Geboortedatum.ToString("O"), i is null ? null : DatumTekst.Datum(i.Geboortedatum), Soort.Persoon),
            ("Het geslacht", persoon.Tekst("geslacht"), i?.Geslacht, i?.Geslacht, Soort.Persoon),
            ("Het adres", persoon.Tekst("adres"), i?.Adres, i is { IsAdresGeheim: true } ? null : i?.Adres, Soort.Bereik),
            ("De postcode", persoon.Tekst("postcode"), i?.Postcode, i is { IsAdresGeheim: true } ? null : i?.Postcode, Soort.Bereik),
            ("De wijk", persoon.Tekst("wijk"), i?.Wijk, i?.Wijk, Soort.Zaak),
            ("Het telefoonnummer", persoon.Tekst("telefoon"), i?.Telefoon, null, Soort.Bereik),
            ("Het e-mailadres", persoon.Tekst("mail"), i?.Mail, null, Soort.Bereik),
            ("Of het adres geheim is", persoon.JaNee("geheim-adres")?.ToString(), i?.IsAdresGeheim.ToString(), i is null ? null : i.IsAdresGeheim ? "ja" : "nee", Soort.Bereik),
            ("De wet", invoer.Tekst("wet"), c.Zaak.Wet, c.Zaak.Wet ?? "onbekend", Soort.Zaak),
            ("De soort vraag", invoer.Tekst("type-hulpvraag"), c.Zaak.TypeHulpvraag, c.Zaak.TypeHulpvraag, Soort.Zaak),
        ];
        return alle.Where(a => a.Nieuw is not null && a.Nieuw != a.Oud).Select(a => new Wijziging(a.Naam, a.Toon, a.Van)
        {
            Bewaar = a.Toon ?? a.Oud, IsVanPersoon = a.Naam == "De wijk", IsAdres = a.Naam is "Het adres" or "De postcode" or "De wijk",
        });
    }

    private enum Soort { Persoon, Bereik, Zaak }

    /// <param name="Naam">What changed.</param>
    /// <param name="Oud">What it was, as the timeline may tell it.</param>
    /// <param name="Van">What else follows from it.</param>
    private sealed record Wijziging(string Naam, string? Oud, Soort Van)
    {
        /// <summary>What it was, for the history of the person.</summary>
        public string? Bewaar { get; init; }

        public bool IsVanPersoon { get; init; }

        public bool IsAdres { get; init; }
    }
}
