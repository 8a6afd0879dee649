using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tests.Bewaring;

/// <summary>Walks every column of every table for traces of somebody, whatever table is added later.</summary>
internal static class Sporenzoeker
{
    /// <returns>Each trace as table.column: needle.</returns>
    public static async Task<IReadOnlyList<string>> ZoekAsync(TestDatabase database, IReadOnlyCollection<string> naalden)
    {
        await using var db = database.NewContext();
        var gevonden = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var tabel in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            await using var vraag = db.Database.GetDbConnection().CreateCommand();
            vraag.CommandText = $"select * from {tabel}";
            await using var lezer = await vraag.ExecuteReaderAsync();
            while (await lezer.ReadAsync())
            {
                for (var kolom = 0; kolom < lezer.FieldCount; kolom++)
                {
                    var teksten = lezer.GetValue(kolom) switch
                    {
                        byte[] bytes => [Convert.ToHexString(bytes), System.Text.Encoding.UTF8.GetString(bytes)],
                        DateTime moment => [moment.ToString("yyyy-MM-dd")],
                        var waarde => new[] { waarde.ToString() ?? "" },
                    };
                    gevonden.AddRange(naalden.Where(n => teksten.Any(t => t.Contains(n, StringComparison.OrdinalIgnoreCase))).Select(n => $"{tabel}.{lezer.GetName(kolom)}: {n}"));
                }
            }
        }
        return [.. gevonden.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>An id as a column of any database writes it, and as it stands inside a text.</summary>
    public static IEnumerable<string> Vormen(Guid id) => [id.ToString("D"), id.ToString("N")];
}
