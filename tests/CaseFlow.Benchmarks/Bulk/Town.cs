using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Bulk;

/// <summary>
/// The data set: so many cases in four municipalities. Whatever their number, 5,000 tasks are open in each of thirteen teams: ten of one
/// municipality, which an ordinary user is a member of, and one of each other. The rest of the cases was closed in the last five years, or is
/// about help that is delivered now (one in ten).
/// </summary>
internal sealed class Town(Installation app, int cases)
{
    public const string Municipality = "hengelo";
    public const int TasksPerTeam = 5000;

    private const int PartDelivered = 10;

    private static readonly string[] Others = ["almelo", "haaksbergen", "twenterand"];

    // Eight tracks: with eight tasks a case, ten teams have 50,000 in fewer cases than the smallest set.
    private static readonly string[] Provisions =
        ["huishoudelijke-ondersteuning", "begeleiding-individueel", "begeleiding-groep", "dagbesteding", "vervoer", "hulpmiddelen", "rolstoel", "woonvoorziening"];

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly Dictionary<int, int> _numbers = [];
    private long _number;

    public long Rows { get; private set; }

    public static IReadOnlyList<string> Teams(IReadOnlyList<string> known) => [.. known.Concat(Enumerable.Range(1, 10).Select(i => $"wijkteam-{i}")).Take(10)];

    /// <summary>Makes the accounts, serves the cases that are copied, and writes the rest.</summary>
    public async Task BuildAsync(Action<string> progress)
    {
        var configuration = app.Services.GetRequiredService<Gemeenten.Configuratie>();
        var teams = Teams([.. configuration.Gemeenten[Municipality].Teams.Select(t => t.Id)]);
        await MembersAsync(teams);
        var served = new ServedCases(app.Services, _now, Municipality);
        var (waiting, taken) = (await served.OpenAsync(Provisions, isPickedUp: false), await served.OpenAsync(Provisions, isPickedUp: true));
        var (delivered, closed) = (await served.DeliveredAsync(), await served.ClosedAsync());
        await using (var db = app.NewContext())
        {
            // The numbers that the services handed out; a copy gets the next.
            foreach (var year in await db.Nummerreeksen.AsNoTracking().ToListAsync())
            {
                _numbers[year.Jaar] = year.Laatste;
            }
        }
        await using (var writer = await BulkWriter.OpenAsync(app.Database))
        {
            await writer.BeginLargeAsync();
            var perTeam = TasksPerTeam / Provisions.Length;
            var colleagues = await ColleaguesAsync();
            foreach (var (municipality, team) in teams.Select(t => ((string?)null, t)).Concat(Others.Select(o => ((string?)o, configuration.Gemeenten[o].Teams[0].Id))))
            {
                // Two in five are on nobody's name.
                await writer.WriteAsync(waiting, Copies(perTeam * 2 / 5, 20, municipality, team));
                await writer.WriteAsync(taken, Copies(perTeam - perTeam * 2 / 5, 20, municipality, team, colleagues));
            }
            var rest = cases - (int)_number;
            foreach (var (template, part, days) in new[] { (delivered, cases / PartDelivered, 300), (closed, rest - cases / PartDelivered, 1700) })
            {
                progress($"{part:N0} cases of {template.Rows} rows");
                foreach (var municipality in Others.Prepend(null).Prepend(null).Prepend(null))
                {
                    await writer.WriteAsync(template, Copies(part / 6, days, municipality, municipality is null ? null : configuration.Gemeenten[municipality].Teams[0].Id));
                }
            }
            Rows = writer.Rows;
            await writer.EndLargeAsync(progress);
        }
        await CloseAsync();
    }

    private IEnumerable<BulkCopy> Copies(int count, int days, string? municipality, string? team, IReadOnlyList<(Guid, string)>? colleagues = null)
    {
        var vault = app.Services.GetRequiredService<BsnKluis>();
        for (var i = 0; i < count; i++)
        {
            var ago = i % days;
            var year = AmsterdamTime.DateOf(_now.AddDays(-ago)).Year;
            var sequence = _numbers[year] = _numbers.GetValueOrDefault(year) + 1;
            var number = ++_number;
            yield return new BulkCopy(number, BulkPerson.Of(number), vault)
            {
                Nummer = $"Z{year}-{sequence:000000}", DaysAgo = ago, Municipality = municipality, Team = team, Colleague = colleagues?[i % colleagues.Count],
            };
        }
    }

    // The one who looks is a member of ten teams and leads none; the one who leads, leads the ten.
    private async Task MembersAsync(IReadOnlyList<string> teams)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await DemoAccounts.MaakAsync(scope.ServiceProvider, _now);
        await using var db = app.NewContext();
        var today = AmsterdamTime.DateOf(_now);
        foreach (var role in new[] { "consulent", "teamleider" })
        {
            var name = DemoAccounts.Gebruikersnaam(role, Municipality);
            var who = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == name);
            who.Teams.Clear();
            who.Teams.AddRange(teams.Select(t => new Teamlid { Team = t, IsLeider = role == "teamleider", Van = today.AddYears(-2) }));
        }
        await db.SaveChangesAsync();
    }

    // Sixty people, and the one who looks: so that some of the work is theirs.
    private async Task<IReadOnlyList<(Guid, string)>> ColleaguesAsync()
    {
        await using var db = app.NewContext();
        var name = DemoAccounts.Gebruikersnaam("consulent", Municipality);
        var found = new List<(Guid, string)> { (await db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync(), "Carla Smit") };
        foreach (var i in Enumerable.Range(1, 60))
        {
            var colleague = new Medewerker { Id = Guid.CreateVersion7(), UserName = $"collega{i}", NormalizedUserName = $"COLLEGA{i}", Naam = $"Collega {i}", GemeenteId = Municipality };
            colleague.Rollen.Add(new MedewerkerRol { Rol = "consulent", Van = DateOnly.MinValue });
            db.Users.Add(colleague);
            found.Add((colleague.Id, colleague.Naam));
        }
        await db.SaveChangesAsync();
        return found;
    }

    // New cases are numbered on, the lines of the log that were copied are not sealed one by one, and what is due by now, years of figures among it, waits on: an installation that runs did it.
    private async Task CloseAsync()
    {
        await using var db = app.NewContext();
        var later = _now.AddDays(30);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Cijfers.PublicatieBewaker>().PlanAsync(_now);
        }
        await db.Jobs.Where(j => j.DueAt < later).ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, later));
        foreach (var (year, last) in _numbers)
        {
            if (await db.Nummerreeksen.Where(n => n.Jaar == year).ExecuteUpdateAsync(n => n.SetProperty(x => x.Laatste, last)) == 0)
            {
                db.Nummerreeksen.Add(new Nummerreeks { Jaar = year, Laatste = last });
            }
        }
        db.Logzegels.Add(new Logboek.Logzegel { Volgnummer = 1, RegelId = await db.Logregels.MaxAsync(r => r.Id), Zegel = "" });
        await db.SaveChangesAsync();
    }
}
