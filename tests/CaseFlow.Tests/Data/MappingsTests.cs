using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

/// <summary>SQLite keeps a text of any length; PostgreSQL and SQL Server refuse one that is longer than its column.</summary>
public class MappingsTests
{
    [Fact]
    public async Task The_longest_texts_that_the_forms_let_through_fit_their_columns()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding($$"""{ "spoed": ["geweld", "geweld", "{{string.Join("\",\"", Enumerable.Repeat("ontruiming", 30))}}"], "tekst": "{{Tekst(4000)}}" }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        await bouwer.Taak("afweging", "vastgesteld", $$"""{ "bevindingen": { "hulpvraag": { "tekst": "{{Tekst(4000)}}", "bron": "{{Tekst(1000)}}", "deskundigheid": "{{Tekst(400)}}" } } }""");
        await bouwer.Taak("plan", "vastgesteld", $$"""{ "doelen": ["{{Tekst(4000)}}"], "aanspreekpunt": "{{Tekst(200)}}", "regisseur": "{{Tekst(200)}}", "akkoord-inwoner": false, "bezwaren-inwoner": "{{Tekst(4000)}}" }""");
        await bouwer.Taak("aanvraag", "ontvangen");
        await bouwer.Taak("besluit", "toegekend", $$"""{ "omvang": "{{Tekst(400)}}", "aanbieder": "{{Tekst(200)}}", "contractvorm": "{{Tekst(100)}}", "locatie": "{{Tekst(200)}}", "motivering": "{{Tekst(8000)}}" }""");
        await bouwer.Taak("levering", "gestart");
        await bouwer.Handeling("intrekken", $$"""{ "reden": "{{Tekst(4000)}}" }""");

        await using var db = bouwer.Database.NewContext();
        var teLang = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            foreach (var rij in await Rijen(db, type.ClrType))
            {
                teLang.AddRange(type.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is > 0)
                    .Where(p => p.PropertyInfo!.GetValue(rij) is string tekst && tekst.Length > p.GetMaxLength()).Select(p => $"{type.ClrType.Name}.{p.Name}"));
            }
        }
        teLang.Distinct().ShouldBeEmpty();
    }

    // Words, as people write them: a provider becomes a dimension by its words.
    private static string Tekst(int lengte) => string.Concat(Enumerable.Repeat("hulp thuis ", 1 + lengte / 11))[..lengte].TrimEnd().PadRight(lengte, 'x');

    private static Task<List<object>> Rijen(DbContext db, Type type) =>
        (Task<List<object>>)typeof(MappingsTests).GetMethod(nameof(Lees), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db])!;

    private static Task<List<object>> Lees<T>(DbContext db) where T : class => db.Set<T>().AsNoTracking().Cast<object>().ToListAsync();
}
