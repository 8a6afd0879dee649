using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>Opening a case in need: for whom not, until when, and what is known of it afterwards.</summary>
public sealed class NoodtoegangenTests : IAsyncLifetime
{
    private const string Reden = "De politie belt: het kind van deze inwoner is vermist.";

    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _bouwer = await Zaakbouwer.CreateAsync();
        await _bouwer.Melding();
    }

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task Who_has_no_cases_or_no_reason_or_works_elsewhere_opens_nothing()
    {
        foreach (var rol in Toegangsregels.ZonderZaken)
        {
            (await Weigering(rol, _bouwer.Zaak.Nummer, Reden)).ShouldBe("rol-onbevoegd", rol);
        }
        (await Weigering("spoedteam", _bouwer.Zaak.Nummer, "Even kijken.")).ShouldBe("veld-verplicht:reden");
        (await Weigering("spoedteam", "Z2026-999999", Reden)).ShouldBe("zaak-onbekend");
        var elders = await _bouwer.Als("spoedteam") with { Gemeente = "almelo" };
        (await Should.ThrowAsync<WeigeringException>(() => _bouwer.In<Noodtoegangen>(n => n.OpenenAsync(elders, _bouwer.Zaak.Nummer, Reden)))).Id.ShouldBe("zaak-onbekend");

        await _bouwer.In<CaseFlowDbContext>(async db =>
        {
            (await db.Noodtoegangen.CountAsync()).ShouldBe(0);
            (await db.Logregels.CountAsync(l => !l.IsToegestaan && l.Onderdeel.StartsWith("noodtoegang"))).ShouldBe(2);
        });
    }

    [Fact]
    public async Task It_is_open_for_its_hours_and_closed_by_the_question_itself()
    {
        await _bouwer.In<CaseFlowDbContext>(async db =>
        {
            var consulent = await _bouwer.Als("consulent");
            db.Set<Teamlid>().Add(new Teamlid { MedewerkerId = consulent.MedewerkerId!.Value, Team = _bouwer.Zaak.Team, Van = new(2025, 1, 1) });
            await db.SaveChangesAsync();
        });
        (await Weigering("consulent", _bouwer.Zaak.Nummer, Reden)).ShouldBe("al-zichtbaar");
        await _bouwer.Handeling("meldcode-starten", """{ "aanleiding": "Blauwe plek op de arm." }""");
        (await Opent("spoedteam")).ShouldBe("geen-toegang");

        var tot = await _bouwer.In<Noodtoegangen, DateTimeOffset>(async n => await n.OpenenAsync(await _bouwer.Als("spoedteam"), _bouwer.Zaak.Nummer, Reden));
        tot.ShouldBe(_bouwer.Klok.Nu.AddHours(4));
        (await Opent("spoedteam")).ShouldBe("open");
        (await Opent("regisseur")).ShouldBe("geen-toegang");
        var wie = await _bouwer.Als("spoedteam");
        await _bouwer.In<TaakOverzichten>(async taken => (await _bouwer.In<CaseFlowDbContext, List<Taak>>(db => db.Taken.IgnoreQueryFilters([Beslotenheid.Filter]).Where(t => t.IsBesloten).ToListAsync()))
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => taken.LeesAsync(wie, t.Id).GetAwaiter().GetResult().ShouldBeNull("the meldcode has its own people")));

        _bouwer.Klok.Nu = tot.AddSeconds(-1);
        (await Opent("spoedteam")).ShouldBe("open");
        _bouwer.Klok.Nu = tot;
        (await Opent("spoedteam")).ShouldBe("geen-toegang");
        var gelezen = await _bouwer.In<CaseFlowDbContext, List<Logregel>>(async db => await db.Logregels.Where(l => l.MedewerkerId == wie.MedewerkerId && l.ZaakId == _bouwer.Zaak.Id).OrderBy(l => l.Id).ToListAsync());
        gelezen.Where(l => l.IsToegestaan).ShouldAllBe(l => l.Doel == "noodtoegang, Wmo");
        gelezen.Count(l => l.IsToegestaan).ShouldBe(3, "the act and two reads");
        gelezen.Count(l => !l.IsToegestaan).ShouldBe(2);
    }

    [Fact]
    public async Task Who_works_on_it_is_told_and_the_privacy_officer_judges_it_once()
    {
        var consulent = await _bouwer.Als("consulent");
        await _bouwer.In<CaseFlowDbContext>(db => db.Zaken.ExecuteUpdateAsync(z => z.SetProperty(x => x.BehandelaarId, consulent.MedewerkerId)));
        await _bouwer.In<Noodtoegangen>(async n => await n.OpenenAsync(await _bouwer.Als("spoedteam"), _bouwer.Zaak.Nummer, Reden));
        await Opent("spoedteam");

        (await Signalen("consulent")).ShouldHaveSingleItem().Noodtoegang.Reden.ShouldBe(Reden);
        (await Signalen("teamleider")).ShouldBeEmpty("leads no team");
        (await Signalen("spoedteam")).ShouldBeEmpty("did it");
        var privacy = await _bouwer.Als("privacy");
        var regel = (await _bouwer.In<Noodtoegangen, IReadOnlyList<Noodregel>>(n => n.LeesAsync(privacy))).ShouldHaveSingleItem();
        regel.Noodtoegang.BeoordelenVoor.ShouldBe(privacy.Vandaag.AddDays(5));
        regel.Noodtoegang.IsAfgeschermd.ShouldBeFalse();
        var beeld = (await _bouwer.In<Noodtoegangen, Noodbeeld?>(n => n.BekijkAsync(privacy, regel.Noodtoegang.Id)))!;
        beeld.Regels.Select(r => r.Onderdeel).ShouldBe(["noodtoegang.geopend", "zaak"]);
        (await _bouwer.In<Noodtoegangen, Noodbeeld?>(n => n.BekijkAsync(privacy with { Gemeente = "almelo" }, regel.Noodtoegang.Id))).ShouldBeNull();

        (await Oordeel(await _bouwer.Als("consulent"), true, null)).ShouldBe("rol-onbevoegd");
        (await Oordeel(privacy with { MedewerkerId = regel.Noodtoegang.MedewerkerId }, true, null)).ShouldBe("rol-onbevoegd");
        (await Oordeel(privacy, null, null)).ShouldBe("veld-verplicht:terecht");
        (await Oordeel(privacy, false, " ")).ShouldBe("veld-verplicht:opmerking");
        (await Oordeel(privacy, false, "Er was een collega bereikbaar.")).ShouldBe("gedaan");
        (await Oordeel(privacy, true, null)).ShouldBe("al-beoordeeld");
        (await _bouwer.In<Noodtoegangen, int>(n => n.AantalAsync(privacy))).ShouldBe(0);

        async Task<string> Oordeel(Handeling wie, bool? terecht, string? opmerking)
        {
            try
            {
                await _bouwer.In<Noodtoegangen>(n => n.BeoordelenAsync(wie, regel.Noodtoegang.Id, terecht, opmerking));
                return "gedaan";
            }
            catch (WeigeringException e)
            {
                return e.Id;
            }
        }
    }

    private async Task<IReadOnlyList<Noodregel>> Signalen(string rol)
    {
        var wie = await _bouwer.Als(rol);
        return await _bouwer.In<Noodtoegangen, IReadOnlyList<Noodregel>>(n => n.SignalenAsync(wie));
    }

    private async Task<string> Opent(string rol)
    {
        var wie = await _bouwer.Als(rol);
        try
        {
            await _bouwer.In<ZaakInzage>(i => i.OpenAsync(wie, _bouwer.Zaak.Nummer, "zaak"));
            return "open";
        }
        catch (WeigeringException e)
        {
            return e.Id;
        }
    }

    private async Task<string> Weigering(string rol, string nummer, string reden)
    {
        var wie = await _bouwer.Als(rol);
        return (await Should.ThrowAsync<WeigeringException>(() => _bouwer.In<Noodtoegangen>(n => n.OpenenAsync(wie, nummer, reden)))).Id;
    }
}
