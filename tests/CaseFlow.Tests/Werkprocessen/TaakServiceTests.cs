using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

public sealed class TaakServiceTests
{
    [Fact]
    public async Task A_completed_task_moves_the_case_on_and_says_who_did_it()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();

        await bouwer.Taak("triage", "brede-uitvraag");

        (await bouwer.OpenTaak("gesprek")).Rollen.Select(r => r.Rol).Order().ShouldBe(["consulent", "jeugdregisseur"]);
        var triage = await bouwer.In<CaseFlowDbContext, Taak>(db => db.Taken.SingleAsync(t => t.Stap == "triage"));
        triage.Status.ShouldBe(TaakStatus.Afgerond);
        triage.AfgerondDoor.ShouldBe("Collega (intake)");
    }

    [Fact]
    public async Task Who_submits_a_moment_later_is_told_who_was_first_and_overwrites_nothing()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var triage = await bouwer.OpenTaak("triage");
        await bouwer.Taak("triage", "brede-uitvraag");
        var ander = (await bouwer.Als("intake")) with { Naam = "Iemand anders" };

        var weigering = await Should.ThrowAsync<WeigeringException>(() =>
            bouwer.In<TaakService>(s => s.AfrondenAsync(ander, triage.Id, "beantwoord", [])));

        weigering.Id.ShouldBe("taak-niet-open");
        weigering.Message.ShouldContain("Collega (intake) heeft deze taak al afgerond op dinsdag 3 maart 2026 om 09:00");
        var zaak = await bouwer.In<CaseFlowDbContext, Zaak>(db => db.Zaken.SingleAsync());
        zaak.Status.ShouldBe(ZaakStatus.Open);
    }

    [Fact]
    public async Task Of_two_people_who_submit_at_the_same_time_one_wins()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var triage = await bouwer.OpenTaak("triage");
        var wie = await bouwer.Als("intake");
        string[] uitkomsten = ["brede-uitvraag", "beantwoord", "brede-uitvraag", "beantwoord"];

        var pogingen = await Task.WhenAll(uitkomsten.Select((u, i) => Task.Run(async () =>
        {
            try
            {
                await bouwer.In<TaakService>(s => s.AfrondenAsync(wie with { Naam = $"Collega {i}" }, triage.Id, u, []));
                return "gelukt";
            }
            catch (WeigeringException e)
            {
                return e.Id;
            }
        })));

        pogingen.Order().ShouldBe(["gelukt", "taak-niet-open", "taak-niet-open", "taak-niet-open"]);
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            (await db.Dossierregels.CountAsync(d => d.Naam == "taak.afgerond")).ShouldBe(1);
            (await db.Gebeurtenissen.CountAsync(g => g.Naam == "melding.opgepakt")).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_task_is_handed_over_inside_its_own_municipality_only()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var triage = await bouwer.OpenTaak("triage");
        var wie = await bouwer.Als("intake");
        var almeloer = new CaseFlow.Toegang.Medewerker { Id = Guid.NewGuid(), Naam = "Alma", GemeenteId = "almelo" };

        (await Should.ThrowAsync<WeigeringException>(() => bouwer.In<TaakService>(s => s.OverdragenAsync(wie, triage.Id, almeloer, null)))).Id.ShouldBe("waarde-onbekend:naar");
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.In<TaakService>(s => s.OverdragenAsync(wie, triage.Id, null, "bestaat-niet")))).Id.ShouldBe("waarde-onbekend:naar");
        foreach (var act in new Func<TaakService, Task>[]
        {
            s => s.OverdragenAsync(wie with { Gemeente = "almelo" }, triage.Id, almeloer, null),
            s => s.OppakkenAsync(wie with { Gemeente = "almelo" }, triage.Id),
            s => s.AfrondenAsync(wie with { Gemeente = "almelo" }, triage.Id, "beantwoord", []),
        })
        {
            (await Should.ThrowAsync<WeigeringException>(() => bouwer.In(act))).Id.ShouldBe("zaak-onbekend");
        }
    }

    [Fact]
    public async Task A_refused_act_changes_nothing_at_all()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        var voor = await TellingAsync(bouwer);

        // Hengelo asks for a home visit the first time; the refusal comes after all fields were read.
        var weigering = await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("gesprek", "afgerond", """{ "huisbezoek": false, "veiligheid": "acuut" }"""));

        weigering.Id.ShouldBe("huisbezoek-verplicht");
        (await TellingAsync(bouwer)).ShouldBe(voor);
    }

    [Fact]
    public async Task An_act_that_breaks_half_way_leaves_nothing_behind()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        var voor = await TellingAsync(bouwer);
        var taak = await bouwer.OpenTaak("afweging");
        var wie = await bouwer.Als("consulent");

        // The power fails after everything was written and before the commit.
        await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await using var scope = bouwer.Services.CreateAsyncScope();
            var lader = scope.ServiceProvider.GetRequiredService<ZaakLader>();
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
            await scope.ServiceProvider.GetRequiredService<Transactie>().RunAsync(async () =>
            {
                var c = await lader.LaadAsync(bouwer.Zaak.Id, wie);
                var open = await db.Taken.Include(t => t.Rollen).SingleAsync(t => t.Id == taak.Id);
                await scope.ServiceProvider.GetRequiredService<TaakService>().AfrondenAsync(c, open, "vastgesteld", new()
                {
                    ["sporen"] = new System.Text.Json.Nodes.JsonArray("eigen-kracht"),
                    ["bevindingen"] = System.Text.Json.Nodes.JsonNode.Parse("""
                        { "hulpvraag": { "tekst": "a", "bron": "b" }, "problemen": { "tekst": "a", "bron": "b" },
                          "benodigde-ondersteuning": { "tekst": "a", "bron": "b" }, "eigen-kracht": { "tekst": "a", "bron": "b", "volstaat": "ja" } }
                        """),
                });
                await db.SaveChangesAsync();
                throw new InvalidOperationException("stroom weg");
            });
        });

        (await TellingAsync(bouwer)).ShouldBe(voor);
    }

    [Fact]
    public async Task A_task_that_somebody_else_took_is_not_taken_over()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var triage = await bouwer.OpenTaak("triage");
        var wie = await bouwer.Als("intake");
        await bouwer.In<TaakService>(s => s.OppakkenAsync(wie, triage.Id));

        var weigering = await Should.ThrowAsync<WeigeringException>(() =>
            bouwer.In<TaakService>(s => s.OppakkenAsync(wie with { MedewerkerId = Guid.NewGuid(), Naam = "Iemand anders" }, triage.Id)));

        weigering.Message.ShouldContain("Collega (intake) heeft deze taak al");
        await bouwer.In<TaakService>(s => s.OppakkenAsync(wie, triage.Id, neem: false));
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBeNull();
    }

    [Fact]
    public async Task Who_did_the_talk_gets_the_later_tasks_of_that_role()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("gesprek");

        (await bouwer.OpenTaak("afweging")).ToegewezenAan.ShouldBe("Collega (consulent)");
        (await bouwer.In<CaseFlowDbContext, Zaak>(db => db.Zaken.SingleAsync())).Behandelaar.ShouldBe("Collega (consulent)");
    }

    private static Task<(int, int, int, int, int, int, int)> TellingAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, (int, int, int, int, int, int, int)>(async db => (
        await db.Taken.CountAsync(),
        await db.Taken.CountAsync(t => t.Status == TaakStatus.Open),
        await db.Dossierregels.CountAsync(),
        await db.Gebeurtenissen.CountAsync(),
        await db.Termijnen.CountAsync(),
        await db.Bevindingen.CountAsync() + await db.Gesprekken.CountAsync() + await db.Sporen.CountAsync() + await db.Brieven.CountAsync(),
        await db.RouteInstanties.SumAsync(i => i.Revisie) + await db.RouteStappen.CountAsync()));
}
