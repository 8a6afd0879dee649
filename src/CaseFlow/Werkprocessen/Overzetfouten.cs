using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;

namespace CaseFlow.Werkprocessen;

/// <summary>The reasons of the engine in the words of the functional manager.</summary>
internal static class Overzetfouten
{
    public static Overzetfout Woorden(MoveFault fout, ProcessDefinition oud, int aantal = 1)
    {
        var stap = fout.NodeId is { } id ? oud.Find(id)?.Name ?? id : "";
        var (melding, watTeDoen) = fout.Code switch
        {
            "unknown-node" => ($"De keuze bij '{stap}' noemt een stap die er niet is.", "Kies een andere stap."),
            "node-removed" => ($"De zaak staat bij '{stap}', en die stap is er niet meer.", "Kies welke stap ervoor in de plaats komt."),
            "other-kind" => ($"'{stap}' zou een ander soort stap worden.", "Kies een stap van dezelfde soort, of wacht tot de zaak hier voorbij is."),
            "other-scope" => ($"'{stap}' ligt in de nieuwe versie in een ander deel van de route.", "Kies een stap in hetzelfde deel, of wacht tot de zaak hier voorbij is."),
            "gateway-waiting" => ($"De zaak wacht bij '{stap}' op een andere tak, en de takken zijn veranderd.", "Wacht tot de zaak hier voorbij is."),
            "timer-fired" => ($"De wachttijd '{stap}' is al eens afgelopen en is in de nieuwe versie anders.", "Geef de nieuwe wachttijd in het bestand een eigen id, of wacht tot de zaak hier voorbij is."),
            "other-repetition" => ($"'{stap}' wordt in de nieuwe versie anders herhaald.", "Wacht tot de zaak hier voorbij is."),
            "other-process-called" => ($"Vanuit '{stap}' loopt een andere route dan de nieuwe versie begint.", "Wacht tot de zaak hier voorbij is."),
            "variable-needed" => ($"De nieuwe versie gebruikt '{fout.Variable}', en de zaak heeft daar geen waarde voor.", "Geef een waarde, of kies dat de route hem zelf zet."),
            "cannot-be-undone" => ($"'{stap}' is gedaan en kan in de nieuwe versie niet meer worden teruggedraaid.", "Laat de zaak op haar versie."),
            "undoing" => ("De zaak draait juist stappen terug.", "Wacht tot dat klaar is."),
            "form-missing" => ($"Het formulier '{fout.Message}' is er niet.", "Zet het in workflows/formulieren en start CaseFlow opnieuw."),
            "instance-ended" or "wrong-definition" => ("De zaak loopt niet meer op deze versie.", "Er is niets te doen."),
            _ => ($"De nieuwe versie kan hier niet verder{(stap.Length > 0 ? $" bij '{stap}'" : "")} ({fout.Code}).", "Herstel het bestand van de nieuwe versie."),
        };
        return new Overzetfout(fout.Code, fout.NodeId, melding, watTeDoen, aantal);
    }
}
