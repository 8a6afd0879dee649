using System.Collections.Frozen;

namespace CaseFlow.Scenarios;

/// <summary>
/// The events that a scenario may count. A count of nothing under a misspelt name would hold for ever, so a name that is not here is refused.
/// </summary>
internal static class Gebeurtenisnamen
{
    public static readonly FrozenSet<string> Bekend = FrozenSet.Create(
        "afspraak.afgezegd", "afspraak.gemaakt", "afspraak.niet_verschenen", "afspraak.verzet",
        "ave.fase_gewijzigd", "ave.niveau_gewijzigd",
        "beschutwerk.advies_uwv", "beschutwerk.plaatsing_beeindigd", "beschutwerk.plaatsing_gestart",
        "bezwaar.beslist", "bezwaar.ingediend",
        "cimot.beoordeeld", "clientervaring.antwoord_ontvangen", "clientondersteuning.aangeboden", "clientondersteuning.ingeschakeld",
        "contact.geregistreerd", "doorbraak.traject_gestart", "escalatieladder.stap_gezet",
        "huisbezoek.uitgevoerd", "hulpvraag.teruggekoppeld",
        "inburgering.huisvesting_gerealiseerd", "inburgering.traject_gestart", "inwoner.gepeild",
        "indicatie.afgeschaald", "indicatie.afgewezen", "indicatie.beeindigd", "indicatie.opgeschaald", "indicatie.toegekend", "indicatie.verlengd",
        "klacht.afgehandeld", "klacht.ingediend", "leerplicht.verzuimmelding_ontvangen", "levering.gestart", "levering.gestopt", "levering.hervat", "levering.onderbroken", "lks.beeindigd", "lks.gestart",
        "maatregel.beeindigd", "maatregel.gestart", "mantelzorgwaardering.verstrekt",
        "meldcode.afgerond", "meldcode.gestart", "meldcode.melding_veilig_thuis", "melding.geregistreerd", "melding.gevoegd", "melding.opgepakt",
        "minimaregeling.toegekend", "misbruik.vordering_opgelegd", "nazorg.gestart",
        "ondersteuning.beeindigd", "ondersteuning.deelname", "ondersteuning.gestart", "persoonlijk_plan.ontvangen",
        "plaatsing.beeindigd", "plaatsing.gestart", "plaatsingsverzoek.ingediend", "plan.bijgesteld", "plan.geevalueerd", "plan.vastgesteld",
        "regie.toegewezen", "reintegratie.traject_afgerond", "reintegratie.traject_gestart", "rmc.melding_geregistreerd",
        "schuldhulp.aanmelding_geregistreerd", "schuldhulp.case_gestart", "schuldhulp.contact_opgenomen", "schuldhulp.gesprek_gehouden",
        "schuldhulp.intake_gehouden", "schuldhulp.traject_afgerond", "schuldhulp.traject_gestart",
        "tegenprestatie.beeindigd", "tegenprestatie.gestart", "termijn.afgelopen",
        "thv.hulpverlening_aangeboden", "thv.hulpverlening_geaccepteerd", "thv.opgelegd",
        "toestemming.gegeven", "toestemming.ingetrokken",
        "uitkering.beeindigd", "uitkering.toegekend", "uitkomst.vastgesteld", "uitstroom.aangemeld", "uitstroom.gerealiseerd", "uitvraag.afgerond",
        "verklarende_analyse.afgerond", "verwijzing.geregistreerd", "vroegsignaal.ontvangen", "vroegsignaal.opgevolgd",
        "wachtlijst.geplaatst", "wachtlijst.verlaten", "woning.aangeboden",
        "zaak.afgesloten", "zaak.heropend", "zaak.ingetrokken");
}
