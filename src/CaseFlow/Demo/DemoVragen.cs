namespace CaseFlow.Demo;

/// <summary>A question as residents bring it: under which law, at which age, what could help, and how the intake worker writes it down.</summary>
/// <param name="Maatwerk">Provisions with a decision that fit, best first; a municipality that lacks one passes it over.</param>
/// <param name="Algemeen">General provisions that fit, best first.</param>
internal sealed record DemoVraag(string Wet, string Type, int Vanaf, int Tot, string[] Maatwerk, string[] Algemeen, string Tekst, string Doel)
{
    private static readonly string[] Huishouden = ["huishoudelijke-ondersteuning"];
    private static readonly string[] Begeleiding = ["begeleiding-individueel", "begeleiding-groep", "dagbesteding"];
    private static readonly string[] Basis = ["individuele-begeleiding-basisondersteuning", "basisondersteuning", "ondersteuning-door-vrijwilligers", "maatschappelijk-werk"];
    private static readonly string[] Dag = ["dagbesteding", "begeleiding-groep"];
    private static readonly string[] Ontmoeten = ["ontmoeten-plus", "wijkkamer", "welzijnsactiviteiten"];
    private static readonly string[] Mantelzorg = ["mantelzorgondersteuning", "logeerzorg"];
    private static readonly string[] Respijt = ["kortdurend-verblijf", "respijtzorg", "dagbesteding"];
    private static readonly string[] Vervoer = ["vervoer"];
    private static readonly string[] Rijden = ["vervoersdiensten", "vervoersdienst-vrijwilligers"];
    private static readonly string[] Jeugd = ["jeugdhulp-ambulant"];
    private static readonly string[] Opvoeden = ["preventieteam-jeugd", "opvoedondersteuning", "loes-opvoedondersteuning", "jeugdgezondheidszorg"];
    private static readonly string[] Jongeren = ["studio-15", "grip-op-je-dip", "kinder-en-pubercoach", "kinder-tiener-jongerenwerk"];
    private static readonly string[] Bijstand = ["bijzondere-bijstand"];
    private static readonly string[] Geld = ["geldinformatiepunt", "budgetalert", "thuisadministratie", "schuldspecialist"];
    private static readonly string[] Werk = ["re-integratietraject", "participatie-naar-vermogen"];
    private static readonly string[] Huis = ["thuiswonen-met-technologie", "uitleen-zorgtechnologie", "blijverslening", "welzijnsactiviteiten"];

    public static readonly DemoVraag[] Alle =
    [
        new("Wmo", "huishouden", 72, 94, Huishouden, ["wasdienst", "basisondersteuning"], "Kan het huis niet meer schoonhouden sinds de heupoperatie. Stofzuigen en bed verschonen lukt niet. Kinderen wonen ver weg.", "Een schoon huis zonder over de grens te gaan"),
        new("Wmo", "huishouden", 66, 90, Huishouden, ["wasdienst", "boodschappendienst", "basisondersteuning"], "Vraagt hulp in de huishouding. Heeft COPD en is na vijf minuten buiten adem. Tot nu toe deed een buurvrouw de ramen.", "Het huishouden weer bijhouden"),
        new("Wmo", "huishouden", 75, 96, Huishouden, ["basisondersteuning", "welzijnsactiviteiten"], "Partner deed altijd het huishouden en is in het voorjaar overleden. Weet niet waar te beginnen en slaapt slecht.", "Zelf leren wat kan en hulp bij wat te zwaar is"),
        new("Wmo", "huishouden", 45, 70, Huishouden, ["basisondersteuning", "wasdienst"], "Reuma in handen en schouders. Doet wat lukt op goede dagen, maar zwaar werk blijft liggen.", "Energie overhouden voor werk en gezin"),
        new("Wmo", "huishouden", 28, 44, Huishouden, ["basisondersteuning", "ondersteuning-door-vrijwilligers"], "Ligt veel op bed na een zware bevalling. Twee jonge kinderen. Moeder helpt, maar kan niet elke dag.", "De komende maanden rust om te herstellen"),
        new("Wmo", "huishouden", 70, 92, Huishouden, ["wasdienst", "boodschappendienst", "maaltijdvoorziening"], "Ziet steeds slechter en vergeet schoon te maken. Wijkverpleegkundige vond bedorven eten in de koelkast.", "Een huis dat schoon en veilig is"),
        new("Wmo", "zelfstandig-wonen", 22, 45, Begeleiding, Basis, "Woont sinds kort alleen. Post blijft liggen en afspraken worden vergeten. Heeft autisme en raakt snel overprikkeld.", "Overzicht in post en afspraken"),
        new("Wmo", "zelfstandig-wonen", 30, 60, Begeleiding, Basis, "Woning is vervuild en er ligt overal papier. Wil graag hulp, maar schaamt zich.", "Weer bezoek durven ontvangen"),
        new("Wmo", "zelfstandig-wonen", 20, 35, Begeleiding, ["begeleiding-zelfstandig-wonen", "ondersteuning-door-vrijwilligers", "maatschappelijk-werk"], "Licht verstandelijke beperking. Ouders hielpen met koken en geld, maar kunnen dat niet meer.", "Zelf koken en rondkomen met het weekgeld"),
        new("Wmo", "zelfstandig-wonen", 40, 65, Begeleiding, Basis, "Niet aangeboren hersenletsel na een ongeluk. Kan geen planning maken en wordt snel boos van drukte.", "Een vaste dagindeling die werkt"),
        new("Wmo", "daginvulling", 74, 93, Dag, Ontmoeten, "Begin van dementie. Zit hele dagen binnen voor de televisie. Partner kan geen uur weg.", "Drie dagen per week onder de mensen"),
        new("Wmo", "daginvulling", 25, 60, Dag, ["doe-boerderij", "dagstructurering", "welzijnsactiviteiten"], "Kan door een psychose niet werken. Wil graag iets met dieren of in het groen doen.", "Een reden om op te staan"),
        new("Wmo", "daginvulling", 68, 88, Dag, Ontmoeten, "Sinds de beroerte komt er weinig meer uit handen. Mist het werk in de tuin en de mensen van de volkstuin.", "Weer iets doen met handen en mensen"),
        new("Wmo", "eenzaamheid", 70, 95, Dag, ["aanpak-eenzaamheid", "wijkkamer", "welzijnsactiviteiten"], "Spreekt soms dagen niemand. Kinderen wonen in het westen. Zou graag ergens koffie drinken, maar durft niet alleen.", "Elke week ergens aanschuiven"),
        new("Wmo", "eenzaamheid", 55, 80, Dag, ["ontmoeten-plus", "persoonlijke-netwerkcoach", "welzijnsactiviteiten"], "Na de scheiding naar een flat verhuisd. Kent niemand in het gebouw en drinkt meer dan goed is.", "Mensen leren kennen in de buurt"),
        new("Wmo", "eenzaamheid", 24, 50, Begeleiding, ["welzijnsactiviteiten", "persoonlijke-netwerkcoach", "waar-is-wally"], "Gevlucht en nu twee jaar hier. Spreekt de taal een beetje, maar heeft geen vrienden en piekert veel.", "Aansluiting vinden en taal oefenen"),
        new("Wmo", "mantelzorg", 60, 85, Respijt, Mantelzorg, "Zorgt dag en nacht voor partner met parkinson. Is op en huilt aan de telefoon. Wil weten wat er kan.", "Een paar dagen per maand vrij"),
        new("Wmo", "mantelzorg", 40, 62, Respijt, Mantelzorg, "Rent heen en weer tussen werk, gezin en moeder. Werkgever wordt ongeduldig.", "De zorg verdelen zodat het vol te houden is"),
        new("Wmo", "mantelzorg", 18, 30, Respijt, Mantelzorg, "Zorgt naast de opleiding voor vader met een spierziekte. Loopt achter op school.", "Tijd voor school en vrienden"),
        new("Wmo", "vervoer", 74, 95, Vervoer, Rijden, "Kan niet meer fietsen en de bushalte is te ver. Wil naar de kaartclub en naar het graf van de partner kunnen.", "Zelf de deur uit kunnen"),
        new("Wmo", "vervoer", 30, 70, Vervoer, Rijden, "Door MS te weinig kracht om te lopen. Komt nergens meer zonder dat iemand brengt.", "Zonder hulp naar familie en winkels"),
        new("Wmo", "vervoer", 66, 90, Vervoer, Rijden, "Rijbewijs is niet verlengd vanwege de ogen. Vraagt een taxipas voor bezoek aan de broer in het verpleeghuis.", "Elke week op bezoek kunnen"),
        new("Wmo", "hulpmiddel-woning", 70, 94, ["woonvoorziening"], Huis, "Traplopen gaat niet meer, twee keer bijna gevallen. Slaapt nu beneden op de bank. Vraagt een traplift.", "Veilig boven kunnen slapen"),
        new("Wmo", "hulpmiddel-woning", 35, 75, ["rolstoel", "hulpmiddelen"], Huis, "Been is vorige maand afgezet. Komt over drie weken thuis uit het revalidatiecentrum en heeft dan een rolstoel nodig.", "Thuis zelf rondkomen"),
        new("Wmo", "hulpmiddel-woning", 65, 92, ["hulpmiddelen", "woonvoorziening"], Huis, "Kan niet meer veilig douchen. Badkamer heeft een hoge bak en geen plek om te zitten.", "Zelf kunnen douchen"),
        new("Wmo", "hulpmiddel-woning", 30, 85, ["woonvoorziening", "hulpmiddelen"], Huis, "Rolstoel past niet door de keukendeur. Woningcorporatie verwijst naar de gemeente.", "In de eigen keuken kunnen koken"),
        new("Wmo", "hulpmiddel-woning", 60, 90, ["hulpmiddelen", "rolstoel"], Huis, "De scootmobiel is tien jaar oud en valt stil. Leverancier zegt dat repareren niet meer kan.", "Weer zelf boodschappen doen"),
        new("Wmo", "psychisch", 24, 60, Begeleiding, ["wijk-ggz", "inloop-ggz", "maatschappelijk-werk"], "Komt net uit de kliniek na een zware depressie. Behandelaar wil dat er thuis iemand meekijkt.", "Niet terugvallen en weer ritme vinden"),
        new("Wmo", "psychisch", 30, 65, Begeleiding, ["wijk-ggz", "inloop-ggz", "maatschappelijk-werk"], "Durft door angst de deur niet uit. Laat alles bezorgen. Zus maakt zich zorgen.", "Stap voor stap naar buiten"),
        new("Wmo", "verslaving", 28, 58, Begeleiding, ["maatschappelijk-werk", "bemoeizorg"], "Is drie maanden gestopt met drinken en bang om terug te vallen. Zoekt structuur in de dagen.", "Nuchter blijven en dagen vullen"),
        new("Wmo", "wonen", 20, 45, ["beschermd-wonen", "maatschappelijke-opvang"], ["basisondersteuning", "omd", "maatschappelijk-werk"], "Slaapt al weken bij vrienden op de bank. Moet daar eind van de maand weg. Geen inkomen, wel schulden.", "Een vaste plek om te wonen"),
        new("Wmo", "wonen", 65, 88, ["woonvoorziening", "verhuiskosten"], ["ouderenadviseur", "blijverslening", "welzijnsactiviteiten"], "Huis is te groot en de tuin te zwaar. Wil kleiner wonen maar ziet op tegen verhuizen.", "Weten wat de mogelijkheden zijn"),
        new("Wmo", "taal", 25, 60, Begeleiding, ["taallessen", "taalpunt"], "Begrijpt brieven van de gemeente en de zorgverzekeraar niet. Laat ze daarom liggen.", "Brieven zelf kunnen lezen"),
        new("Wmo", "overig", 40, 85, Begeleiding, ["buurtbemiddeling", "maatschappelijk-werk"], "Al een jaar ruzie met de buren over geluid. Slaapt slecht en voelt zich niet meer thuis.", "Weer rust in huis"),

        new("Jeugdwet", "opvoeden", 2, 7, Jeugd, Opvoeden, "Kleuter heeft elke dag driftbuien, ook op school. Ouders weten niet meer hoe ze moeten reageren.", "Rust aan tafel en in bed"),
        new("Jeugdwet", "opvoeden", 8, 12, Jeugd, Opvoeden, "Ouders zijn uit elkaar en praten niet met elkaar. Kind slaapt slecht en wil niet naar de andere ouder.", "Ouders maken afspraken waar het kind op kan bouwen"),
        new("Jeugdwet", "opvoeden", 11, 16, Jeugd, Jongeren, "Puber luistert nergens meer naar en komt 's nachts laat thuis. Moeder staat er alleen voor.", "Afspraken thuis waar beiden zich aan houden"),
        new("Jeugdwet", "opvoeden", 3, 9, Jeugd, Opvoeden, "Vader is chronisch ziek en moeder werkt onregelmatig. De kinderen zijn vaak alleen.", "Elke dag iemand thuis na school"),
        new("Jeugdwet", "opvoeden", 5, 11, ["jeugdhulp-ambulant", "onderwijszorgarrangement"], Opvoeden, "School denkt aan ADHD. Kan niet stilzitten en krijgt straf na straf. Ouders willen weten wat er aan de hand is.", "Weten wat er speelt en wat helpt in de klas"),
        new("Jeugdwet", "psychisch", 12, 17, Jeugd, Jongeren, "Eet bijna niet en trekt zich terug op de kamer. Huisarts maakt zich zorgen.", "Weer mee-eten en naar school"),
        new("Jeugdwet", "psychisch", 10, 16, Jeugd, Jongeren, "Wordt gepest en gaat al drie weken niet naar school. Buikpijn zonder dat de dokter iets vindt.", "Weer met een gerust gevoel naar school"),
        new("Jeugdwet", "psychisch", 8, 15, Jeugd, ["wijk-ggz", "kinder-en-pubercoach", "grip-op-je-dip", "maatschappelijk-werk"], "Oma is overleden en sindsdien veel boos en verdrietig. Juf ziet het werk achteruitgaan.", "Verdriet een plek geven"),
        new("Jeugdwet", "psychisch", 14, 17, Jeugd, Jongeren, "Snijdt zich en wil daar niet met ouders over praten. Mentor belde na overleg met de leerling.", "Een volwassene om mee te praten en minder spanning"),
        new("Jeugdwet", "veiligheid", 4, 15, ["jeugdhulp-ambulant", "jeugdhulp-verblijf"], ["maatschappelijk-werk", "preventieteam-jeugd"], "Buren hoorden weer geschreeuw en een klap. Politie is geweest. Kinderen waren erbij.", "Een veilig huis voor de kinderen"),
        new("Jeugdwet", "daginvulling", 13, 17, ["jeugdhulp-ambulant", "onderwijszorgarrangement"], Jongeren, "Is van school gestuurd en gamet de hele nacht. Leerplicht vraagt om mee te denken.", "Een dag met school of werk"),
        new("Jeugdwet", "opvoeden", 3, 10, ["pleegzorg", "jeugdhulp-ambulant"], ["kind-in-huis", "opvoedondersteuning", "maatschappelijk-werk"], "Moeder moet voor lange tijd naar het ziekenhuis. Er is geen familie die kan oppassen.", "De kinderen blijven samen en in de buurt"),
        new("Jeugdwet", "zelfstandig-wonen", 16, 17, ["jeugdhulp-ambulant", "jeugdhulp-verblijf"], Jongeren, "Wordt over vier maanden achttien. Hoe gaat het dan verder met de begeleiding, geld en wonen?", "Klaar zijn voor achttien"),
        new("Jeugdwet", "hulpmiddel-woning", 6, 14, ["bso-plus", "jeugdhulp-ambulant"], ["bso-plus", "jeugdgezondheidszorg", "opvoedondersteuning"], "Kind met een meervoudige beperking. Gewone opvang kan het niet aan en ouders werken allebei.", "Passende opvang na school"),

        new("Participatiewet", "inkomen", 24, 62, Bijstand, Geld, "Koelkast en wasmachine gaven in dezelfde week de geest. Leeft van bijstand en heeft geen spaargeld.", "Weer koelen en wassen zonder lening"),
        new("Participatiewet", "inkomen", 27, 64, ["bijzondere-bijstand", "bewindvoering"], Geld, "De bewindvoerder is duurder geworden. Vraagt of de gemeente de kosten kan betalen.", "Bewindvoering kunnen houden"),
        new("Participatiewet", "inkomen", 26, 50, ["kindpakket", "bijzondere-bijstand"], ["jeugdfonds", "geldinformatiepunt", "welzijnsactiviteiten"], "Drie kinderen, laag inkomen. De kinderen willen op zwemles en voetbal, maar dat kan niet betaald worden.", "De kinderen kunnen meedoen"),
        new("Participatiewet", "inkomen", 21, 60, ["bijstandsuitkering", "bijzondere-bijstand"], Geld, "WW stopt volgende maand en er is nog geen werk. Wil weten of bijstand kan en hoe dat gaat.", "Inkomen als de WW stopt"),
        new("Participatiewet", "werk", 20, 58, Werk, ["maatschappelijk-werk", "taalpunt", "taallessen"], "Wil graag werken maar wordt overal afgewezen. Heeft geen diploma en een gat in het cv.", "Een baan of een opleiding"),
        new("Participatiewet", "werk", 22, 50, ["loonkostensubsidie", "re-integratietraject"], ["maatschappelijk-werk", "welzijnsactiviteiten"], "Kan bij een kwekerij aan de slag, maar heeft meer tijd nodig dan een ander. Werkgever vraagt wat er mogelijk is.", "Een vast contract bij de kwekerij"),
        new("Participatiewet", "taal", 24, 58, ["inburgeringstraject", "re-integratietraject"], ["taallessen", "taalpunt"], "Woont hier acht jaar en spreekt nog weinig Nederlands. Wil solliciteren, maar kan het formulier niet lezen.", "Een gesprek op het werk kunnen voeren"),

        new("Wgs", "schulden", 23, 64, Bijstand, Geld, "Zes schuldeisers en het overzicht kwijt. Doet de post niet meer open.", "Weten hoeveel schuld er is en wat te doen"),
        new("Wgs", "schulden", 30, 70, Bijstand, Geld, "Twee maanden huurachterstand. De corporatie belde zelf om hulp aan te bieden.", "De huur op tijd betalen"),
        new("Wgs", "schulden", 19, 27, Bijstand, ["jongeren-perspectief-fonds", "geldinformatiepunt", "schuldspecialist"], "Telefoonschuld en boetes opgelopen rond de achttiende verjaardag. Durft het thuis niet te vertellen.", "Schuldenvrij aan een opleiding beginnen"),
        new("Wgs", "schulden", 35, 66, Bijstand, Geld, "Zaak is failliet en er is nog belastingschuld. Partner weet niet hoe erg het is.", "Een regeling die het gezin kan dragen"),
        new("Wgs", "schulden", 25, 55, Bijstand, Geld, "Aanmaning van de energieleverancier. Nog geen afsluiting aangekondigd, wel veel stress.", "Een betalingsregeling voor de energie"),
    ];

    /// <summary>What made it urgent, with the ground of the list.</summary>
    public static readonly (string Grond, string Tekst)[] Spoed =
    [
        ("dakloos", "Heeft vannacht geen slaapplek."),
        ("geweld", "Is thuis bedreigd en durft niet terug."),
        ("ontruiming", "Ontruiming staat over een week gepland."),
        ("energie-water", "Wordt overmorgen afgesloten van gas en stroom."),
        ("anders", "Mantelzorger is vanochtend opgenomen; er is nu niemand."),
        ("anders", "Komt vandaag onverwacht uit het ziekenhuis en woont alleen."),
    ];
}
