using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>Writes the file of a resident: a page to read and print, JSON, and a zip with both and the attachments.</summary>
public sealed class Dossierbestand(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Dossier dossier, BijlageOpslag opslag)
{
    /// <summary>Says the same in every file, so that it tells nothing about this one.</summary>
    public const string Weggelaten = "In dit dossier staan alleen gegevens over u. Gegevens over anderen staan er niet in. Ook mogen wij gegevens weglaten om iemand te beschermen of als er geweld speelt (Wmo 2015 artikel 5.3.2, AVG artikel 15 lid 4). Wilt u weten of er iets is weggelaten, of bent u het er niet mee eens? Vraag het de functionaris gegevensbescherming van de gemeente.";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The page by itself, without menu; its style is a link on the site and stands inside the page in the zip file.</summary>
    public static string Html(Inzagedossier dossier, string kop)
    {
        var uit = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Dossier</title>\n{kop}\n</head>\n<body>\n<main>\n");
        uit.Append($"<h1>Uw dossier bij de gemeente {Veilig(dossier.Gemeente)}</h1>\n<p>Van {Veilig(dossier.Naam)}, gemaakt op {DatumTekst.Datum(dossier.Dag)}.</p>\n<p>{Veilig(Weggelaten)}</p>\n");
        foreach (var deel in dossier.Delen)
        {
            uit.Append($"<section>\n<h2>{Veilig(deel.Kop)}</h2>\n");
            foreach (var stuk in deel.Stukken)
            {
                uit.Append($"<h3>{Veilig(stuk.Kop)}</h3>\n<dl>\n").AppendJoin("", stuk.Regels.Select(r => $"<dt>{Veilig(r.Label)}</dt><dd>{Veilig(r.Tekst).Replace("\n", "<br>")}</dd>\n")).Append("</dl>\n");
            }
            uit.Append("</section>\n");
        }
        return uit.Append("</main>\n</body>\n</html>\n").ToString();
    }

    public static string AlsJson(Inzagedossier dossier) => JsonSerializer.Serialize(new
    {
        dossier.Naam,
        dossier.Gemeente,
        GemaaktOp = dossier.Dag,
        Toelichting = Weggelaten,
        Delen = dossier.Delen.Select(d => new { d.Kop, Stukken = d.Stukken.Select(s => new { s.Kop, Regels = s.Regels.Select(r => new { r.Label, r.Tekst }) }) }),
    }, Json);

    /// <summary>Makes the zip file and keeps by which it is known again, for each case in it.</summary>
    public async Task<byte[]> ZipAsync(Handeling handeling, Guid verzoek, Inzagedossier inhoud, string stijl)
    {
        using var stroom = new MemoryStream();
        using (var zip = new ZipArchive(stroom, ZipArchiveMode.Create, leaveOpen: true))
        {
            await SchrijfAsync(zip, "dossier.html", Encoding.UTF8.GetBytes(Html(inhoud, $"<style>\n{stijl}\n</style>")));
            await SchrijfAsync(zip, "dossier.json", Encoding.UTF8.GetBytes(AlsJson(inhoud)));
            var ids = inhoud.Bijlagen.ToList();
            var bijlagen = await db.Bijlagen.AsNoTracking().Where(b => ids.Contains(b.Id)).OrderBy(b => b.Op).ThenBy(b => b.Id).ToListAsync();
            for (var i = 0; i < bijlagen.Count; i++)
            {
                if (await opslag.LeesAsync(bijlagen[i].Id) is { } bestand)
                {
                    await SchrijfAsync(zip, $"bijlagen/{i + 1:000}-{bijlagen[i].Naam}", bestand);
                }
            }
        }
        var klaar = stroom.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(klaar));
        await transactie.RunAsync(async () =>
        {
            foreach (var zaak in inhoud.Zaken.OrderBy(z => z.Id))
            {
                var c = await lader.LaadAsync(zaak.Id, handeling);
                db.Dossieruitvoeren.Add(new Dossieruitvoer { VerzoekId = verzoek, ZaakId = zaak.Id, Op = handeling.Moment, MedewerkerId = handeling.MedewerkerId, Door = handeling.Naam, Hash = hash });
                dossier.Noteer(c.Zaak, handeling, "dossier.uitgevoerd", "Het dossier is gemaakt voor een verzoek om inzage.");
            }
        });
        return klaar;
    }

    private static async Task SchrijfAsync(ZipArchive zip, string naam, byte[] inhoud)
    {
        await using var deel = zip.CreateEntry(naam).Open();
        await deel.WriteAsync(inhoud);
    }

    private static string Veilig(string tekst) => HtmlEncoder.Default.Encode(tekst.ReplaceLineEndings("\n")).Replace("&#xA;", "\n");
}
