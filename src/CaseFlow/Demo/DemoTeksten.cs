namespace CaseFlow.Demo;

/// <summary>Sentences for forms, written for the demo; nobody real is meant.</summary>
internal static class DemoTeksten
{
    public static readonly string[] Informatie =
    [
        "Vraagt naar de openingstijden.", "Vraagt hoe de eigen bijdrage werkt.", "Vraagt waar een rollator te leen is.", "Zoekt het nummer van de huisartsenpost.", "Vraagt hoe een pgb werkt.",
        "Wil een folder over mantelzorg.", "Vraagt welke formulieren nodig zijn voor bijzondere bijstand.", "Zoekt een adres voor vrijwilligerswerk.", "Vraagt naar het spreekuur in de wijk.",
        "Vraagt naar de regels voor de schoolkosten.", "Vraagt naar cursussen Nederlands.", "Wil weten hoe bezwaar maken gaat.", "Vraagt naar hulp bij de belastingaangifte.",
        "Zoekt een oppas voor een avond per week.", "Vraagt wie er gaat over de stoep voor de deur.", "Wil weten of verhuizen iets verandert aan de hulp.", "",
    ];

    public static readonly string[] LopendeZaak =
    [
        "Wil weten wanneer de consulent belt.", "Vraagt of de hulp doorgaat in de vakantie.", "De hulp kwam deze week niet.", "Wil een afspraak verzetten.", "Heeft een brief gekregen en begrijpt die niet.",
        "Vraagt of het verslag al klaar is.", "Vraagt of er al plek is bij de dagbesteding.", "Belt of de traplift al besteld is.", "Vraagt om een kopie van het besluit.", "Wil een ander telefoonnummer doorgeven.",
        "Laat weten dat het beter gaat.", "Vraagt of de dochter bij het gesprek mag zijn.", "Stuurt de gevraagde papieren na.", "",
    ];

    public static readonly string[] Klacht = ["Is ontevreden over de wachttijd.", "Voelt zich niet gehoord in het gesprek.", "De hulp komt steeds op een andere tijd.", "Is niet teruggebeld."];

    public static readonly string[] Advies =
    [
        "Uitgelegd wat de mogelijkheden zijn; kan nu zelf verder.", "Folder gestuurd en telefoonnummer gegeven.", "Vraag is aan de telefoon opgelost.",
        "Familie pakt het op; belt terug als het niet lukt.", "Uitgelegd dat dit via de zorgverzekering gaat.", "Samen het formulier ingevuld.",
    ];

    public static readonly string[] Naar = ["Huisarts", "Maatschappelijk werk", "Wijkverpleging", "MEE", "Zorgverzekeraar", "Woningcorporatie", "Jeugdgezondheidszorg"];

    public static readonly string[] NaarGeld = ["BudgetAlert", "Geldinformatiepunt", "Stadsbank Oost Nederland", "Klantmanager werk en inkomen", "UWV"];

    public static readonly string[] Leefgebied =
    [
        "Gaat goed, geen vragen.", "Redelijk, met hulp van familie.", "Kost veel energie.", "Hier maakt de inwoner zich zorgen over.", "Was beter, gaat langzaam achteruit.",
        "Wil hier graag iets aan veranderen.", "Lukt alleen op goede dagen.", "Hierover is al hulp.",
    ];

    public static readonly string[] Problemen =
    [
        "Door de klachten lukt een deel van de dagelijkse dingen niet meer. Op andere punten redt de inwoner zich goed.",
        "De situatie is in het afgelopen jaar langzaam verslechterd. Er is geen uitzicht op snel herstel.",
        "Er spelen meer dingen tegelijk. De inwoner ziet zelf goed wat er nodig is, maar krijgt het alleen niet voor elkaar.",
        "De beperking is blijvend. Met de juiste steun kan de inwoner thuis blijven wonen.",
    ];

    public static readonly string[] Nodig =
    [
        "Een vast iemand die meekijkt en op vaste dagen helpt.", "Praktische hulp bij wat niet meer lukt, en uitleg bij wat wel kan.",
        "Steun voor een aantal maanden, daarna kijken of het minder kan.", "Een oplossing waardoor de inwoner dit weer zelf kan.",
    ];

    public static readonly string[] EigenKracht =
    [
        "De inwoner doet licht werk zelf en plant de week.", "De inwoner kan dit met uitleg zelf regelen en wil dat ook.", "Huisgenoten doen wat gebruikelijk is; meer kan niet gevraagd worden.",
        "De inwoner heeft zelf al veel geprobeerd.",
    ];

    public static readonly string[] Netwerk =
    [
        "Een dochter komt op zondag; vaker gaat niet.", "De buren letten op en doen boodschappen.", "Er is weinig netwerk. Familie woont ver weg.", "Een broer neemt de administratie over en ziet dat zitten.",
        "Vrienden van de vereniging helpen met vervoer.",
    ];

    public static readonly string[] Algemeen =
    [
        "Er is een voorziening in de wijk die bij de vraag past en waar nu plek is.", "De voorzieningen in de wijk helpen voor een deel: voor contact wel, voor de rest niet.",
        "Wat er is past niet: de inwoner heeft vaste begeleiding nodig.",
    ];

    public static readonly string[] Voorliggend =
    [
        "De zorgverzekering vergoedt dit niet. Wlz is niet aan de orde.", "Behandeling loopt via de huisarts; voor deze vraag is er geen andere wet.", "Nagevraagd: er is geen recht via een andere wet.",
    ];

    public static readonly string[] Rest = ["Er blijft een deel over waarvoor de inwoner op de gemeente is aangewezen.", "Wat overblijft kan alleen met een voorziening op maat."];

    public static readonly string[] Bron = ["gesprek thuis", "gesprek thuis en telefoongesprek met familie", "gesprek en informatie van de huisarts, met toestemming", "gesprek op kantoor", "gesprek en observatie"];

    public static readonly string[] Toekenning =
    [
        "U kunt dit niet zelf en er is niemand in uw omgeving die het kan doen. Andere hulp is er niet of is niet genoeg. Daarom krijgt u deze voorziening.",
        "Uit het gesprek blijkt dat u deze hulp nodig heeft om thuis te kunnen blijven wonen. We hebben samen gekeken wat u zelf kunt. Voor de rest krijgt u deze voorziening.",
        "Met deze voorziening kunt u weer meedoen. Er is geen andere, goedkopere oplossing die ook past.",
    ];

    public static readonly string[] Afwijzing =
    [
        "Er is een oplossing in de wijk waar u gebruik van kunt maken. Die is genoeg voor uw vraag. Daarom kennen wij geen voorziening op maat toe.",
        "U kunt dit met hulp van uw huisgenoten zelf oplossen. Dat is redelijk om van elkaar te vragen.",
        "U heeft hiervoor recht op hulp via een andere wet. Wij helpen u om die aan te vragen.",
    ];

    public static readonly string[] Doelen = ["Weten bij wie ik terecht kan", "Over drie maanden samen kijken hoe het gaat", "Zo veel mogelijk zelf blijven doen", "De familie hoeft zich minder zorgen te maken"];

    public static readonly string[] Bezwaren = ["Had liever meer uren gekregen.", "Wil niet dat de familie meer gaat doen.", "Wil liever dezelfde hulp als de buurvrouw heeft."];

    public static readonly string[] Ingetrokken = ["Het gaat weer beter; hulp is niet meer nodig.", "De familie lost het samen op.", "Verhuist naar een andere gemeente.", "Wil op dit moment geen mensen over de vloer."];

    public static readonly string[] Wachten = ["De aanbieder heeft pas volgende maand plek.", "Er is een wachtlijst bij de gekozen aanbieder.", "Het hulpmiddel moet nog gemaakt worden."];

    public static readonly string[] Terug =
    [
        "Gaat nu elke week en heeft er twee kennissen aan overgehouden.", "Is tevreden, wil nog even doorgaan.", "Gaat goed. Weet waar aan te kloppen als er iets is.", "Helpt wel, maar is te weinig voor de hele vraag.",
    ];

    public static readonly string[] Aanbieders =
    [
        "Thuiszorg De Linde", "Zorggroep Esrand", "Buurthulp Twentekanaal", "Stichting De Weide", "Zorgboerderij 't Erve", "Begeleid Vooruit", "Huis en Hulp Oost", "Jeugdhulp De Brug",
        "Praktijk Kompas", "Gezinshulp Noaber", "Mobiel en Medisch", "Woonaanpassing Van Dam",
    ];
}
