using Microsoft.Extensions.Logging;

namespace CaseFlow.Tests.Testing;

/// <summary>Keeps the last error that the application logged, so that a failing test can say what went wrong.</summary>
public sealed class Foutlog : ILoggerProvider, ILogger
{
    public Exception? Laatste { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Laatste = exception ?? Laatste;

    public void Dispose()
    {
    }
}
