namespace CaseFlow.Handboek;

/// <summary>A chapter as the application shows it; <see cref="Boek.Html"/> completes the addresses in it.</summary>
public sealed record Hoofdstuk(string Id, string Titel, string Html, IReadOnlyList<Paragraaf> Paragrafen);

/// <summary>What stands under one heading, and the pages (as route templates) for which it is the help.</summary>
public sealed record Paragraaf(string Id, string Kop, string Tekst, IReadOnlyList<string> Paginas);

/// <summary>Where a question was found: the paragraph, and the words around it.</summary>
public sealed record Vindplek(Hoofdstuk Hoofdstuk, Paragraaf Paragraaf, string Fragment);
