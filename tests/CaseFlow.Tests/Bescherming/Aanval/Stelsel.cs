namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>Cells whose sum, each with its sign, is nothing: total minus parts.</summary>
internal sealed record Vergelijking(IReadOnlyList<(int Cel, int Teken)> Leden)
{
    public static Vergelijking Som(int totaal, IEnumerable<int> delen) => new([(totaal, 1), .. delen.Select(d => (d, -1))]);
}

/// <summary>
/// Whole numbers that fit a set of sums and bounds. It answers exactly: a value is possible when a complete table was found and
/// added up, and impossible when narrowing the bounds or the linear relaxation of every branch leaves nothing.
/// <para>The relaxation is a bounded simplex on a dense tableau, begun at a table that was found before; what is not a whole number is branched on. Every table that is found tells a possible value of every cell, so most
/// questions are answered before they are asked.</para>
/// </summary>
internal sealed class Stelsel
{
    private const double Marge = 1e-7;
    private const int MeesteTakken = 600;
    private const int VrijeStappen = 400;

    private readonly int _cellen;
    private readonly IReadOnlyList<Vergelijking> _vergelijkingen;
    private readonly List<int>[] _gebruik;
    private readonly double[] _laag;
    private readonly double[] _hoog;
    private readonly double[] _x;
    private readonly int[] _basis;
    private readonly int[] _vrij;
    private readonly double[][] _rijen;
    private readonly double[] _richting;
    private readonly bool[][] _gezien;
    private readonly List<double[]> _gevonden = [];
    private readonly (int[] Basis, int[] Vrij, double[][] Rijen) _begin;
    private int _takken;

    /// <param name="begin">A table to begin the search from. It makes no difference for what is found, but for how soon.</param>
    /// <param name="tot">Possible values are kept from 0 up to here, not included.</param>
    public Stelsel(IReadOnlyList<Vergelijking> vergelijkingen, IReadOnlyList<(int Laag, int? Hoog)> grenzen, IReadOnlyList<int> begin, int tot)
    {
        _cellen = grenzen.Count;
        _vergelijkingen = vergelijkingen;
        _gebruik = [.. Enumerable.Range(0, _cellen).Select(_ => new List<int>())];
        for (var v = 0; v < vergelijkingen.Count; v++)
        {
            foreach (var (cel, _) in vergelijkingen[v].Leden)
            {
                _gebruik[cel].Add(v);
            }
        }
        _laag = [.. grenzen.Select(g => (double)g.Laag)];
        _hoog = [.. grenzen.Select(g => g.Hoog ?? double.PositiveInfinity)];
        _gezien = [.. Enumerable.Range(0, _cellen).Select(_ => new bool[tot])];
        _x = [.. begin.Select(b => (double)b)];
        _begin = LosOp();
        (_basis, _vrij, _rijen) = ((int[])_begin.Basis.Clone(), (int[])_begin.Vrij.Clone(), [.. _begin.Rijen.Select(r => (double[])r.Clone())]);
        _richting = new double[_vrij.Length];
    }

    /// <summary>Is there any table at all? If not, what was published cannot be true.</summary>
    public bool IsMogelijk() => Vernauw(_laag, _hoog, null) && Zoek();

    /// <summary>The table that was found last.</summary>
    public IReadOnlyList<int> Gevonden => Array.ConvertAll(_gevonden[^1], w => (int)w);

    /// <summary>Was it the value of this cell in a table that was found already?</summary>
    public bool IsGezien(int cel, int waarde) => _gezien[cel][waarde];

    /// <summary>Can it be one of these values?</summary>
    public bool KanTussen(int cel, double van, double tot)
    {
        (van, tot) = (Math.Max(van, _laag[cel]), Math.Min(tot, _hoog[cel]));
        if (van > tot)
        {
            return false;
        }
        var (laag, hoog) = ((double[])_laag.Clone(), (double[])_hoog.Clone());
        (_laag[cel], _hoog[cel]) = (van, tot);
        // The table that comes nearest: most of it can stay as it is.
        _gevonden.MinBy(g => Math.Max(0, Math.Max(van - g[cel], g[cel] - tot)))?.CopyTo(_x, 0);
        try
        {
            return Vernauw(_laag, _hoog, cel) && Zoek();
        }
        finally
        {
            laag.CopyTo(_laag, 0);
            hoog.CopyTo(_hoog, 0);
        }
    }

    private bool Zoek()
    {
        _takken = 0;
        // From the sums as they were written, so that errors of rounding never add up.
        _begin.Basis.CopyTo(_basis, 0);
        _begin.Vrij.CopyTo(_vrij, 0);
        for (var r = 0; r < _rijen.Length; r++)
        {
            _begin.Rijen[r].CopyTo(_rijen[r], 0);
        }
        return Tak();
    }

    private bool Tak()
    {
        if (++_takken > MeesteTakken)
        {
            throw new OnbeslistException();
        }
        if (!MaakPassend())
        {
            return false;
        }
        var gebroken = -1;
        foreach (var cel in _basis)
        {
            if (Math.Abs(_x[cel] - Math.Round(_x[cel])) > 1e-5)
            {
                gebroken = cel;
                break;
            }
        }
        if (gebroken < 0)
        {
            Onthoud();
            return true;
        }
        var onder = Math.Floor(_x[gebroken]);
        var eerstOnder = _x[gebroken] - onder <= 0.5;
        return Tak(gebroken, onder, eerstOnder) || Tak(gebroken, onder, !eerstOnder);
    }

    private bool Tak(int cel, double onder, bool isOnder)
    {
        var (laag, hoog) = ((double[])_laag.Clone(), (double[])_hoog.Clone());
        if (isOnder)
        {
            _hoog[cel] = onder;
        }
        else
        {
            _laag[cel] = onder + 1;
        }
        var gevonden = Vernauw(_laag, _hoog, cel) && Tak();
        laag.CopyTo(_laag, 0);
        hoog.CopyTo(_hoog, 0);
        return gevonden;
    }

    /// <summary>Adds the table up once more in whole numbers before it counts as found.</summary>
    private void Onthoud()
    {
        var heel = Array.ConvertAll(_x, w => (long)Math.Round(w));
        for (var cel = 0; cel < _cellen; cel++)
        {
            if (heel[cel] < _laag[cel] || heel[cel] > _hoog[cel])
            {
                throw new InvalidOperationException("De oplosser is onnauwkeurig geworden.");
            }
        }
        if (_vergelijkingen.Any(v => v.Leden.Sum(l => l.Teken * heel[l.Cel]) != 0))
        {
            throw new InvalidOperationException("De oplosser is onnauwkeurig geworden.");
        }
        var isNieuw = _gevonden.Count == 0;
        for (var cel = 0; cel < _cellen; cel++)
        {
            if (heel[cel] < _gezien[cel].Length)
            {
                isNieuw |= !_gezien[cel][heel[cel]];
                _gezien[cel][heel[cel]] = true;
            }
        }
        if (isNieuw)
        {
            _gevonden.Add(Array.ConvertAll(heel, w => (double)w));
        }
    }

    /// <summary>Narrows the bounds along the sums, from this cell on or everywhere. False when a cell has no value left.</summary>
    private bool Vernauw(double[] laag, double[] hoog, int? vanaf)
    {
        var wachtrij = new Queue<int>(vanaf is { } cel ? _gebruik[cel] : Enumerable.Range(0, _vergelijkingen.Count));
        var isBezig = new bool[_vergelijkingen.Count];
        foreach (var v in wachtrij)
        {
            isBezig[v] = true;
        }
        for (var stappen = 0; wachtrij.TryDequeue(out var v) && stappen < 20 * _vergelijkingen.Count + 200; stappen++)
        {
            isBezig[v] = false;
            var (onder, boven, oneindigOnder, oneindigBoven) = (0.0, 0.0, 0, 0);
            foreach (var (lid, teken) in _vergelijkingen[v].Leden)
            {
                var (l, h) = teken > 0 ? (laag[lid], hoog[lid]) : (-hoog[lid], -laag[lid]);
                (onder, oneindigOnder) = double.IsInfinity(l) ? (onder, oneindigOnder + 1) : (onder + l, oneindigOnder);
                (boven, oneindigBoven) = double.IsInfinity(h) ? (boven, oneindigBoven + 1) : (boven + h, oneindigBoven);
            }
            if ((oneindigOnder == 0 && onder > 0) || (oneindigBoven == 0 && boven < 0))
            {
                return false;
            }
            foreach (var (lid, teken) in _vergelijkingen[v].Leden)
            {
                var (l, h) = teken > 0 ? (laag[lid], hoog[lid]) : (-hoog[lid], -laag[lid]);
                var restOnder = double.IsInfinity(l) ? (oneindigOnder == 1 ? onder : double.NegativeInfinity) : oneindigOnder == 0 ? onder - l : double.NegativeInfinity;
                var restBoven = double.IsInfinity(h) ? (oneindigBoven == 1 ? boven : double.PositiveInfinity) : oneindigBoven == 0 ? boven - h : double.PositiveInfinity;
                var (nieuwL, nieuwH) = (Math.Max(l, -restBoven), Math.Min(h, -restOnder));
                if (nieuwL > nieuwH)
                {
                    return false;
                }
                if (nieuwL > l || nieuwH < h)
                {
                    (laag[lid], hoog[lid]) = teken > 0 ? (nieuwL, nieuwH) : (-nieuwH, -nieuwL);
                    foreach (var buur in _gebruik[lid])
                    {
                        if (!isBezig[buur])
                        {
                            isBezig[buur] = true;
                            wachtrij.Enqueue(buur);
                        }
                    }
                    if (!isBezig[v])
                    {
                        isBezig[v] = true;
                        wachtrij.Enqueue(v);
                    }
                    break; // what was added up is no longer true
                }
            }
        }
        return true;
    }

    /// <summary>Writes as many cells as there are independent sums in terms of the others.</summary>
    private (int[] Basis, int[] Vrij, double[][] Rijen) LosOp()
    {
        var matrix = new List<double[]>();
        foreach (var vergelijking in _vergelijkingen)
        {
            var rij = new double[_cellen];
            foreach (var (cel, teken) in vergelijking.Leden)
            {
                rij[cel] += teken;
            }
            matrix.Add(rij);
        }
        var basis = new List<int>();
        var vol = new List<double[]>();
        foreach (var rij in matrix)
        {
            for (var b = 0; b < basis.Count; b++)
            {
                Trek(rij, vol[b], rij[basis[b]]);
            }
            var spil = -1;
            for (var cel = 0; cel < _cellen; cel++)
            {
                if (Math.Abs(rij[cel]) > Marge && (spil < 0 || Math.Abs(Math.Abs(rij[cel]) - 1) < Math.Abs(Math.Abs(rij[spil]) - 1) - Marge))
                {
                    spil = cel;
                }
            }
            if (spil < 0)
            {
                continue;
            }
            var factor = rij[spil];
            for (var cel = 0; cel < _cellen; cel++)
            {
                rij[cel] = Math.Abs(rij[cel]) < Marge ? 0 : rij[cel] / factor;
            }
            for (var b = 0; b < basis.Count; b++)
            {
                Trek(vol[b], rij, vol[b][spil]);
            }
            basis.Add(spil);
            vol.Add(rij);
        }
        var vrij = Enumerable.Range(0, _cellen).Except(basis).ToArray();
        return ([.. basis], vrij, [.. vol.Select(r => vrij.Select(j => -r[j]).ToArray())]);
    }

    private static void Trek(double[] rij, double[] af, double factor)
    {
        if (factor != 0)
        {
            for (var i = 0; i < rij.Length; i++)
            {
                rij[i] -= factor * af[i];
            }
        }
    }

    /// <summary>First phase of the simplex: brings every cell within its bounds, or proves that it cannot be done.</summary>
    private bool MaakPassend()
    {
        foreach (var cel in _vrij)
        {
            _x[cel] = Math.Clamp(Math.Round(_x[cel]), _laag[cel], _hoog[cel]);
        }
        Reken();
        for (var ronde = 0; ; ronde++)
        {
            if (ronde > 5000)
            {
                throw new OnbeslistException();
            }
            Array.Clear(_richting);
            var isPassend = true;
            for (var r = 0; r < _basis.Length; r++)
            {
                var cel = _basis[r];
                var teken = _x[cel] < _laag[cel] - Marge ? -1 : _x[cel] > _hoog[cel] + Marge ? 1 : 0;
                if (teken != 0)
                {
                    isPassend = false;
                    var rij = _rijen[r];
                    for (var j = 0; j < rij.Length; j++)
                    {
                        _richting[j] += teken * rij[j];
                    }
                }
            }
            if (isPassend)
            {
                return true;
            }
            // The steepest first; after many steps the first, which never goes round in circles.
            var (kolom, beste) = (-1, Marge);
            for (var j = 0; j < _vrij.Length; j++)
            {
                var cel = _vrij[j];
                var winst = _x[cel] < _hoog[cel] && _richting[j] < 0 ? -_richting[j] : _x[cel] > _laag[cel] && _richting[j] > 0 ? _richting[j] : 0;
                if (winst > beste && (ronde < VrijeStappen || kolom < 0 || cel < _vrij[kolom]))
                {
                    kolom = j;
                    beste = ronde < VrijeStappen ? winst : Marge;
                }
            }
            if (kolom < 0)
            {
                return false;
            }
            Stap(kolom, _richting[kolom] < 0 ? 1 : -1, ronde < VrijeStappen);
        }
    }

    private void Stap(int kolom, int zin, bool isVrij)
    {
        var binnen = _vrij[kolom];
        var (lengte, rij, grens) = (zin > 0 ? _hoog[binnen] - _x[binnen] : _x[binnen] - _laag[binnen], -1, 0.0);
        for (var r = 0; r < _basis.Length; r++)
        {
            var helling = _rijen[r][kolom] * zin;
            if (Math.Abs(helling) < Marge)
            {
                continue;
            }
            var (cel, x) = (_basis[r], _x[_basis[r]]);
            // A cell outside its bounds stops where it comes within; one within stops where it would leave.
            var doel = helling > 0
                ? x < _laag[cel] - Marge ? _laag[cel] : x > _hoog[cel] + Marge ? double.PositiveInfinity : _hoog[cel]
                : x > _hoog[cel] + Marge ? _hoog[cel] : x < _laag[cel] - Marge ? double.NegativeInfinity : _laag[cel];
            if (double.IsInfinity(doel))
            {
                continue;
            }
            var tot = Math.Max(0, (doel - x) / helling);
            if (tot < lengte - Marge || (tot < lengte + Marge && rij >= 0 && (isVrij ? Math.Abs(helling) > Math.Abs(_rijen[rij][kolom]) + Marge : cel < _basis[rij])) || (tot <= lengte && rij < 0))
            {
                (lengte, rij, grens) = (Math.Min(tot, lengte), r, doel);
            }
        }
        for (var r = 0; r < _basis.Length; r++)
        {
            _x[_basis[r]] += _rijen[r][kolom] * zin * lengte;
        }
        if (rij < 0)
        {
            _x[binnen] = zin > 0 ? _hoog[binnen] : _laag[binnen];
            return;
        }
        _x[binnen] += zin * lengte;
        var buiten = _basis[rij];
        _x[buiten] = grens;
        var spil = _rijen[rij];
        var factor = spil[kolom];
        for (var j = 0; j < spil.Length; j++)
        {
            spil[j] = j == kolom ? 1 / factor : -spil[j] / factor;
        }
        for (var r = 0; r < _rijen.Length; r++)
        {
            var ander = _rijen[r];
            var f = ander[kolom];
            if (r == rij || f == 0)
            {
                continue;
            }
            ander[kolom] = 0;
            for (var j = 0; j < ander.Length; j++)
            {
                ander[j] += f * spil[j];
            }
            if (Math.Abs(f) > 1e-12)
            {
                Schoon(ander);
            }
        }
        (_basis[rij], _vrij[kolom]) = (binnen, buiten);
    }

    // Factors are small whole numbers or simple fractions; what is nearly nothing is nothing.
    private static void Schoon(double[] rij)
    {
        for (var j = 0; j < rij.Length; j++)
        {
            if (Math.Abs(rij[j]) < 1e-11)
            {
                rij[j] = 0;
            }
        }
    }

    private void Reken()
    {
        for (var r = 0; r < _basis.Length; r++)
        {
            var som = 0.0;
            var rij = _rijen[r];
            for (var j = 0; j < rij.Length; j++)
            {
                som += rij[j] * _x[_vrij[j]];
            }
            _x[_basis[r]] = som;
        }
    }
}

/// <summary>Too many branches: neither a table was found nor a proof that there is none.</summary>
internal sealed class OnbeslistException() : Exception("Te groot voor deze indringer.");
