using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>One instance of the host.</summary>
internal sealed class Running(ProcessDefinition definition)
{
    public ProcessDefinition Definition => definition;

    public string? BusinessKey { get; set; }

    public required InstanceState State { get; set; }

    public Dictionary<string, Effect.TaskOpened> Opened { get; } = [];
}
