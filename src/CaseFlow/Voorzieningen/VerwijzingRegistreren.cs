using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Voorzieningen;

/// <summary>A doctor, an institution or the court referred a child to youth help.</summary>
public sealed class VerwijzingRegistreren(VerwijzingService verwijzingen, Configuratie configuratie) : ZaakHandeling
{
    public override string Id => "verwijzing-registreren";

    public override string Naam => "Verwijzing jeugdhulp registreren";

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => Task.FromResult(Jeugdhulp(configuratie.Gemeenten[zaak.GemeenteId]));

    public override Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        VerwijzingService.Controleer(c, invoer.Datum("van") ?? c.Vandaag, invoer.Datum("tot"));
        return Task.CompletedTask;
    }

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        verwijzingen.Registreer(c, Verwijzing.Lees(c, invoer));
        return Task.CompletedTask;
    }

    internal static IReadOnlyDictionary<string, IReadOnlyList<Keuze>> Jeugdhulp(Gemeente gemeente) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["voorziening"] = [.. gemeente.Voorzieningen.Where(v => v is { Soort: SoortVoorziening.Maatwerk, Wet: "Jeugdwet" }).Select(v => new Keuze(v.Id, v.Naam))],
    };
}

/// <summary>The same, as the step of the route jeugdverwijzing.</summary>
public sealed class JeugdhulpRegistreren(VerwijzingService verwijzingen) : TaakUitvoering
{
    public override string Stap => "jeugdhulp-registreren";

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        VerwijzingService.Controleer(c, c.Invoer.Datum("van") ?? c.Vandaag, c.Invoer.Datum("tot"));
        return Task.CompletedTask;
    }

    public override Task VerwerkAsync(TaakContext c)
    {
        verwijzingen.Registreer(c, Verwijzing.Lees(c, c.Invoer));
        return Task.CompletedTask;
    }
}

/// <summary>A measure of youth protection or probation, with the help that it asks for if there is any.</summary>
public sealed class MaatregelRegistreren(VerwijzingService verwijzingen, Configuratie configuratie) : ZaakHandeling
{
    public override string Id => "maatregel-registreren";

    public override string Naam => "Jeugdmaatregel registreren";

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => Task.FromResult(VerwijzingRegistreren.Jeugdhulp(configuratie.Gemeenten[zaak.GemeenteId]));

    public override Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        VerwijzingService.Controleer(c, invoer.Datum("van")!.Value, invoer.Datum("tot"));
        return Task.CompletedTask;
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var verwijzer = invoer.Tekst("verwijzer") ?? "rechter";
        await verwijzingen.RegistreerAsync(c, new Maatregel
        {
            ZaakId = c.Zaak.Id,
            InwonerId = c.Zaak.InwonerId!.Value,
            Soort = invoer.Tekst("soort")!,
            Van = invoer.Datum("van")!.Value,
            Tot = invoer.Datum("tot"),
            Verwijzer = verwijzer,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        });
        if (invoer.Tekst("voorziening") is { } voorziening)
        {
            verwijzingen.Registreer(c, new Verwijzing(verwijzer, voorziening, invoer.Datum("van")!.Value)
            {
                Tot = invoer.Datum("tot"),
                Aanbieder = invoer.Tekst("aanbieder"),
                Grondslag = verwijzer == "gi" ? Grondslagen.Instelling : Grondslagen.Rechter,
            });
        }
    }
}
