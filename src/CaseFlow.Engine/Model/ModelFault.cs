namespace CaseFlow.Engine.Model;

/// <summary>One reason why a model is refused, or one notice about a model that is not; precise enough to find the place in the file.</summary>
/// <param name="Code">Stable code in kebab case, for example <c>unsupported-element</c>.</param>
/// <param name="File">Name of the file as passed to <see cref="BpmnModel.Load"/>.</param>
/// <param name="Line">Line in the file, counted from 1; 0 when the fault has no place.</param>
/// <param name="ElementId">Id of the element at fault, when it has one.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Hint">What the modeller can do about it.</param>
public sealed record ModelFault(string Code, string File, int Line, string? ElementId, string Message, string Hint)
{
    /// <summary>The fault on one line: <c>file:line element: message (hint)</c>.</summary>
    public override string ToString() => $"{File}:{Line} {ElementId ?? "-"}: {Message} ({Hint})";
}

/// <summary>The model cannot be run. Carries every fault that could be found, not only the first.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception; the message lists all faults, one a line.</summary>
    public ModelException(IReadOnlyList<ModelFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>The faults in the order of the file.</summary>
    public IReadOnlyList<ModelFault> Faults { get; }
}
