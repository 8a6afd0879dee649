namespace CaseFlow.Tests.Host;

/// <summary>What was acknowledged to a client, one line each, given to the operating system at once: it outlives a killed process.</summary>
internal sealed class Acknowledgements(string file) : IAsyncDisposable
{
    private readonly FileStream? _stream = file.Length == 0 ? null : new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _lock = new();

    public void Write(string line)
    {
        lock (_lock)
        {
            _stream?.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
        }
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;
}
