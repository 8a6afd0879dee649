using CaseFlow.Termijnen;

namespace CaseFlow.Voorzieningen;

/// <summary>How a provision stands today, in the order in which a list shows it.</summary>
public enum Voorzieningstand { Wacht, Loopt, Stil, Verlopen, BegintNog, Eenmalig, Gestopt }

/// <summary>A provision with the history of its delivery, oldest first.</summary>
public sealed record VoorzieningOverzicht(Indicatie Indicatie, IReadOnlyList<Leveringsmelding> Meldingen, DateOnly Vandaag)
{
    public Voorzieningstand Stand => Indicatie switch
    {
        { BeeindigdOp: { } op } when op <= Vandaag => Voorzieningstand.Gestopt,
        { IsEenmalig: true } => Voorzieningstand.Eenmalig,
        { Einddatum: { } einde } when einde < Vandaag => Voorzieningstand.Verlopen,
        { OpWachtlijstSinds: not null, LeveringGestartOp: null } => Voorzieningstand.Wacht,
        { Ingangsdatum: var begin } when begin > Vandaag => Voorzieningstand.BegintNog,
        _ when Meldingen.LastOrDefault(m => m.Soort != "wachtlijst")?.Soort is "onderbroken" or "gestopt" => Voorzieningstand.Stil,
        _ => Voorzieningstand.Loopt,
    };

    public string Standtekst => Stand switch
    {
        Voorzieningstand.Wacht => $"Op de wachtlijst sinds {DatumTekst.Datum(Indicatie.OpWachtlijstSinds!.Value)}",
        Voorzieningstand.Loopt => Indicatie.BeeindigdOp is { } op ? $"Loopt, stopt per {DatumTekst.Datum(op)}" : Indicatie.LeveringGestartOp is null ? "Loopt, levering nog niet gestart" : "Loopt",
        Voorzieningstand.Stil => "Loopt, levering ligt stil",
        Voorzieningstand.Verlopen => "Verlopen: de einddatum is voorbij",
        Voorzieningstand.BegintNog => "Begint nog",
        Voorzieningstand.Eenmalig => "Eenmalig",
        _ => $"Gestopt per {DatumTekst.Datum(Indicatie.BeeindigdOp!.Value)}",
    };

    public string Looptijd => $"{DatumTekst.Datum(Indicatie.Ingangsdatum)}" + (Indicatie switch
    {
        { IsEenmalig: true } => "",
        { Einddatum: { } einde } => $" tot en met {DatumTekst.Datum(einde)}",
        { IsTijdelijk: true } => ", tot het besluit",
        _ => ", onbepaalde tijd",
    });
}
