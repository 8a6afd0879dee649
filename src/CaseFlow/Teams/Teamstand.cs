using CaseFlow.Shared;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;

namespace CaseFlow.Teams;

/// <summary>The open work of the chosen team or teams and the people in them, before it is counted.</summary>
internal sealed record Teamstand(DateOnly Vandaag, IReadOnlyList<Teamteller> Teams, IReadOnlyList<Werkregel> Hier, IReadOnlyList<Teamgenoot> Mensen)
{
    private readonly HashSet<Guid> _afwezig = [.. Mensen.Where(m => m.Afwezig is not null).Select(m => m.Id)];

    /// <summary>Whether a line is behind the number: every part of the choice holds.</summary>
    public bool Past(Werkregel regel, Teamkeuze keuze)
    {
        var stand = keuze.Toon switch { "verlopen" => Stand.Verlopen, "nadert" => Stand.Nadert, "op-koers" => Stand.OpKoers, "opgeschort" => Stand.Opgeschort, _ => (Stand?)null };
        return (keuze.Persoon is not { } wie || (regel.ToegewezenAanId ?? Teambord.Niemand) == wie)
            && (keuze.Route is null || regel.Route == keuze.Route)
            && (keuze.Stap is null || regel.Stap == keuze.Stap)
            && (keuze.Week is not { } maandag || regel.Termijnen.Any(t => LooptAfIn(t, maandag, Vandaag)))
            && (keuze.Termijn is not { } id
                ? stand is null || regel.StandOp(Vandaag) == stand
                : regel.Termijnen.Any(t => t.Regel == id && (stand is null || t.StandOp(Vandaag) == stand)))
            && keuze.Toon switch
            {
                "niet-opgepakt" => regel.ToegewezenAanId is null,
                "wacht" => regel.Wacht is not null,
                "wacht-inwoner" => regel.Wacht is { Op: WachtOp.Inwoner },
                "wacht-advies" => regel.Wacht is { Op: WachtOp.Advies },
                "wacht-aanbieder" => regel.Wacht is { Op: WachtOp.Aanbieder },
                "wacht-partner" => regel.Wacht is { Op: WachtOp.Partner },
                "onhaalbaar" => regel.Onhaalbaar is not null,
                "wachtlijst" => regel.OpWachtlijstSinds is not null,
                "afwezig" => regel.ToegewezenAanId is { } van && _afwezig.Contains(van),
                _ => true,
            };
    }

    // What has expired this week is no longer due; it is counted as expired.
    internal static bool LooptAfIn(LopendeTermijn termijn, DateOnly maandag, DateOnly vandaag) =>
        termijn.StandOp(vandaag) is Stand.Nadert or Stand.OpKoers && AmsterdamTime.MondayOf(termijn.LaatsteDag) == maandag;
}
