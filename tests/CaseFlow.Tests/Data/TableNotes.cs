namespace CaseFlow.Tests.Data;

/// <summary>What each table holds, and whose personal data: the comments of the scripts. A new table needs a line here.</summary>
internal static class TableNotes
{
    private const string None = "none";
    private const string Staff = "of staff";
    private const string Resident = "of residents";
    private const string Both = "of residents and staff";

    private static readonly Dictionary<string, (string Holds, string PersonalData)> Notes = new()
    {
        ["medewerker"] = ("Accounts of staff and partners; the password is a salted hash.", Staff),
        ["medewerker_account_claim"] = ("Claims of an account.", Staff),
        ["medewerker_account_login"] = ("Outside logins (single sign-on) of an account.", Staff),
        ["medewerker_account_token"] = ("Keys of an account, such as that of its second factor.", Staff),
        ["medewerker_rol"] = ("Roles an account has, from day to day.", Staff),
        ["teamlid"] = ("Teams an account works in, from day to day.", Staff),
        ["afscherming"] = ("Cases and residents that only named people may see: why, since when, by whom. Ended ones stay.", Both),
        ["genoemde"] = ("Who may see what is shielded.", Staff),
        ["noodtoegang"] = ("Cases opened in need: by whom, why, until when, and whether that was right.", Both),
        ["logregel"] = ("The log: who read or changed what of whom, why and from where; signed. Append only.", Both),
        ["logzegel"] = ("The chain over the log, link by link. Append only.", None),
        ["inwoner"] = ("Residents. The BSN is encrypted; bsn_hash is a keyed hash to find a person by it.", Resident),
        ["huishouden"] = ("Households.", Resident),
        ["huishouden_lid"] = ("Who belongs to which household, from day to day.", Resident),
        ["toestemming"] = ("Consents of residents: what may be shared, with whom, for what, from when to when; withdrawn ones stay.", Both),
        ["zaak"] = ("Cases: what was asked, who works on it, how it ended.", Both),
        ["dossierregel"] = ("The timeline of a case: who did what, in which role, when and why. Append only.", Both),
        ["wacht"] = ("Whom a case or task waits for, since when, until when and why; no term stands still by it.", Both),
        ["nummerreeks"] = ("The last case number handed out, per year.", None),
        ["melding"] = ("What was reported, as it was reported; a reporter may be named.", Both),
        ["schuldtraject"] = ("Debt help as agreed in a plan: what kind, by whom, until when.", Resident),
        ["importbestand"] = ("Files that were read in: what sort, by whom, when. Neither the file nor its name.", Staff),
        ["importregel"] = ("What became of each row of such a file. A refused row is kept encrypted, for thirty days.", Resident),
        ["vroegsignaal"] = ("Arrears that a creditor of fixed costs reported, and whether somebody followed it up.", Both),
        ["vertegenwoordiger"] = ("Who speaks for the resident: a helper, a guardian.", Resident),
        ["contactmoment"] = ("Contacts that became no case, for counting; free text should name nobody.", Staff),
        ["plan"] = ("Versions of the plan of a household.", Both),
        ["doel"] = ("Goals of a version of the plan.", Resident),
        ["planevaluatie"] = ("When a plan was looked at with the resident, and what came out.", Both),
        ["spoor"] = ("Tracks of a plan: what is done for whom.", Resident),
        ["gesprek"] = ("Talks with the resident; the answers are JSON.", Both),
        ["bevinding"] = ("Findings of the investigation; a revision is a new row.", Both),
        ["besluit"] = ("Decisions with their reasons; the fields of the form are JSON.", Both),
        ["aanvraag"] = ("Applications, from which the decision term counts.", Both),
        ["indicatie"] = ("Provisions granted, from when to when.", Resident),
        ["besluitvoorstel"] = ("Proposals for a decision by who has no mandate; the fields of the form are JSON.", Both),
        ["bijdragelijst"] = ("Lists of own contributions as they were made for the CAK.", Staff),
        ["bijdrageregel"] = ("Lines of those lists: which provision starts, changes or stops. The BSN is not in it; the file is made when it is fetched.", Resident),
        ["leveringsmelding"] = ("What was told about the delivery of a provision: waiting, started, interrupted, resumed, stopped.", Both),
        ["maatregel"] = ("Measures of youth protection or probation, as ordered by the court or an institution.", Both),
        ["brief"] = ("Letters as they were sent.", Both),
        ["gespreksconcept"] = ("What was filled in so far during a talk; the row goes when the talk is done.", Both),
        ["afspraak"] = ("Appointments of a case; one that was moved or cancelled stays with its reason.", Both),
        ["bijlage"] = ("Files of a case: name, kind, hash, who added or removed it. The files themselves lie encrypted outside the database.", Both),
        ["termijn"] = ("The clocks of a case (legal, planned, internal, of a step), with the computed last day and why.", Resident),
        ["termijn_opschorting"] = ("The ledger of days on which a term stood still, each with its legal ground.", Both),
        ["termijn_verlenging"] = ("The ledger of acts that gave a term more time.", Both),
        ["kalender_besluit"] = ("Equated days per year as the functional manager entered them; the latest of a year holds. Append only.", Staff),
        ["bezwaar"] = ("Objections against a decision, and how they ended.", Both),
        ["klacht"] = ("Complaints, and how they ended.", Both),
        ["ingebrekestelling"] = ("Notices of default, and the penalty that ran after them.", Both),
        ["ingewijde"] = ("Who works on a run that nobody else may know of (the meldcode).", Staff),
        ["aanbiederstap"] = ("Steps on the ladder of providers that cannot deliver, each with its ground.", Staff),
        ["niveauwijziging"] = ("Moves on the ladder of the Ave: from where to where, on what ground, to what end and who then leads. A new move is a new row.", Both),
        ["route_versie"] = ("Versions of the routes (BPMN) as loaded. What they say never changes; a picture may.", None),
        ["route_instantie"] = ("Runs of a route for a case; the state of the engine is JSON.", Resident),
        ["taak"] = ("Work to do for a role in a team.", Both),
        ["taak_antwoord"] = ("What was filled in at each completed task, as JSON; a task done again is another row.", Both),
        ["taak_rol"] = ("Roles that may do a task.", None),
        ["route_stap"] = ("The walked path of a run: one row per visit to a step, with its length in seconds.", None),
        ["overzetting"] = ("Orders to move running cases to another version of their route: who, when, why, by which plan.", Staff),
        ["overgang"] = ("What became of each run in such an order.", None),
        ["job"] = ("What has to be done by itself at a moment, with the lease of the process that does it. The row goes with the work.", None),
        ["incident"] = ("What stopped and waits for somebody; texts name no person.", "the name of staff who tried again"),
        ["subscription"] = ("Runs that wait for a message or listen to a signal.", None),
        ["received_message"] = ("Messages of other systems, so that none is delivered twice.", None),
        ["verteld_signaal"] = ("Signals of terms that were told to a team, so that none is told twice.", None),
        ["vertelde_voorziening"] = ("Signals of provisions told to a team, each once for its day.", None),
        ["dagbericht"] = ("The digests that were made, per team and day.", None),
        ["afwezigheid"] = ("Who is absent from day to day and who replaces them; never why.", Staff),
        ["overdracht"] = ("Tasks handed over many at a time: who did so and how far it came.", Staff),
        ["overdracht_regel"] = ("The tasks of such a handover, each with how it went.", None),
        ["publicatie"] = ("Published figures per period: protected tables as JSON, read by policy staff. Append only.", "none in the figures; the name of staff who made a version"),
        ["externe_waarde"] = ("Figures from outside, of indicators and of groups that are counted against; a later version goes before. Append only.", Staff),
        ["streefwaarde"] = ("Targets that policy staff set, with from when and why; a later version goes before. Append only.", Staff),
        ["doelversie"] = ("Goals that policy staff added or renamed, with why; a later version goes before. Append only.", Staff),
        ["duiding"] = ("What policy staff say of a published figure, in versions. Append only.", Staff),
        ["publicatie"] = ("A version of the published figures of a period, with its reason and the rules by which it was protected. Append only.", "the name of staff who made a version"),
        ["publicatiedeel"] = ("One subject of a publication: protected tables as JSON, read by policy staff. Append only.", "none"),
        ["gebeurtenis"] = ("Events for counting, with keyed hashes instead of persons.", "pseudonymous"),
    };

    public static IEnumerable<string> Tables => Notes.Keys;

    public static string Comment(string table) => Notes.TryGetValue(table, out var note)
        ? $"-- {table}: {note.Holds}\n-- Personal data: {note.PersonalData}."
        : throw new KeyNotFoundException($"Table {table}: say in TableNotes what it holds and whose personal data.");
}
