using System.Diagnostics;
using System.Globalization;
using CaseFlow.Shared;

namespace CaseFlow.Demo;

/// <summary>Tells every second how far the demo is: a bar on a terminal, plain lines elsewhere.</summary>
internal sealed class DemoVoortgang : IDisposable
{
    private const int Breedte = 24;

    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    private readonly TextWriter _uit;
    private readonly DateTimeOffset _van;
    private readonly DateTimeOffset _tot;
    private readonly bool _isTerminal;
    private readonly Stopwatch _tijd = Stopwatch.StartNew();
    private readonly Lock _slot = new();
    private readonly Timer _timer;
    private long _moment;
    private int _acts;
    private bool _isKlaar;

    public DemoVoortgang(TextWriter uit, DateTimeOffset van, DateTimeOffset tot)
    {
        (_uit, _van, _tot, _moment) = (uit, van, tot, van.UtcTicks);
        _isTerminal = ReferenceEquals(uit, Console.Out) && !Console.IsOutputRedirected;
        var om = TimeSpan.FromMilliseconds(_isTerminal ? 250 : 950);
        _timer = new Timer(_ => Toon(), null, om, om);
    }

    public int Acts => _acts;

    public TimeSpan Duur => _tijd.Elapsed;

    public double PerSeconde => _acts / Math.Max(0.001, _tijd.Elapsed.TotalSeconds);

    /// <summary>Acts that were refused; there should be none.</summary>
    public SortedDictionary<string, int> Weigeringen { get; } = [];

    public void Gedaan(int acts, DateTimeOffset moment)
    {
        Volatile.Write(ref _acts, _acts + acts);
        Volatile.Write(ref _moment, moment.UtcTicks);
    }

    public void Geweigerd(string wat) => Weigeringen[wat] = Weigeringen.GetValueOrDefault(wat) + 1;

    public static string Getal(double getal, int decimalen = 0) => getal.ToString($"N{decimalen}", Nederlands);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_slot)
        {
            _isKlaar = true;
            if (_isTerminal)
            {
                _uit.WriteLine();
            }
        }
    }

    private void Toon()
    {
        lock (_slot)
        {
            if (_isKlaar)
            {
                return;
            }
            var moment = new DateTimeOffset(Volatile.Read(ref _moment), TimeSpan.Zero);
            var deel = Math.Clamp((moment - _van) / (_tot - _van), 0, 1);
            var regel = $"{deel * 100,3:0} % | {Getal(_acts)} handelingen | {Getal(PerSeconde)} per seconde | {AmsterdamTime.Local(moment).ToString("d MMMM yyyy", Nederlands)}";
            if (_isTerminal)
            {
                var vol = (int)(deel * Breedte);
                _uit.Write($"\r[{new string('#', vol)}{new string('.', Breedte - vol)}] {regel}    ");
            }
            else
            {
                _uit.WriteLine(regel);
            }
            _uit.Flush();
        }
    }
}
