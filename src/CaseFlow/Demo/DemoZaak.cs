using CaseFlow.Gemeenten;

namespace CaseFlow.Demo;

/// <summary>What the demo knows of a case beside the database: who it is about, what was asked, and its own dice.</summary>
internal sealed class DemoZaak(Gemeente gemeente, DemoVraag vraag, DemoInwoner? inwoner, Random toeval)
{
    public Guid Id { get; set; }
    public string Nummer { get; set; } = "";
    public Gemeente Gemeente { get; } = gemeente;
    public DemoVraag Vraag { get; } = vraag;
    public DemoInwoner? Inwoner { get; } = inwoner;
    public Random Toeval { get; } = toeval;

    /// <summary>One in five takes much longer than it should.</summary>
    public bool IsTraag { get; } = toeval.Kans(0.2);
    public bool IsEersteKeer { get; init; }
    public bool IsOpen { get; set; } = true;
    public bool IsSpoed { get; set; }
    public bool IsHeropend { get; set; }
    public string? Wet { get; set; }
    public string? Wijk => Inwoner?.Huishouden.Wijk;

    /// <summary>Who does the work from the talk on.</summary>
    public DemoCollega? Behandelaar { get; set; }
    public int NietVerschenen { get; set; }

    /// <summary>Who goes on with the debts.</summary>
    public DemoCollega? Schuldhulpverlener { get; set; }
    public int ZonderContact { get; set; }
    public bool IsBijStadsbank { get; set; }

    /// <summary>The debts of this case count among the heavy tracks of the household.</summary>
    public bool HeeftSchuldhulp { get; set; }

    /// <summary>The general provision did not fit: next time another track.</summary>
    public bool IsAlgemeenGeprobeerd { get; set; }

    /// <summary>Past the findings: it is no longer withdrawn as a whole.</summary>
    public bool IsAfgewogen { get; set; }
    public bool IsOverbrugging { get; set; }

    /// <summary>The tracks that were last chosen.</summary>
    public string[] Sporen { get; set; } = [];

    /// <summary>The place on the ladder where it stands, when it was brought in.</summary>
    public int Trede { get; set; }

    public string Rol => Wet == "Jeugdwet" ? "jeugdregisseur" : "consulent";

    /// <summary>Provisions with a decision that fit the question and that this municipality grants.</summary>
    public IReadOnlyList<string> Maatwerk { get; } =
        [.. vraag.Maatwerk.Where(v => gemeente.Voorziening(v) is { Soort: SoortVoorziening.Maatwerk, NietAlsMaatwerk: null })];

    public IReadOnlyList<string> Algemeen { get; } =
        [.. vraag.Algemeen.Append("welzijnsactiviteiten").Where(v => gemeente.Voorziening(v) is { Soort: SoortVoorziening.Algemeen })];
}

/// <summary>An open task, and on whose name it stands.</summary>
internal sealed class DemoTaak(Guid id, DemoZaak zaak, string route, string stap, string? voorziening, IReadOnlyList<string> rollen)
{
    public Guid Id { get; } = id;
    public DemoZaak Zaak { get; } = zaak;
    /// <summary>The name of the route.</summary>
    public string Route { get; } = route;
    public string Stap { get; } = stap;
    public IReadOnlyList<string> Rollen { get; } = rollen;
    public string? Voorziening { get; } = voorziening;
    public DemoCollega? Van { get; set; }
}
