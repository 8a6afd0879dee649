using System.Xml.Linq;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Dmn;

/// <summary>A .dmn file (DMN 1.1 to 1.5) that was read and found sound. Immutable.</summary>
public sealed class DmnModel
{
    private DmnModel(string file, string? name, IReadOnlyList<Decision> decisions, IReadOnlyList<ModelFault> notices) =>
        (File, Name, Decisions, Notices) = (file, name, decisions, notices);

    /// <summary>Name of the file as given to <see cref="Load"/>.</summary>
    public string File { get; }

    /// <summary>Name of the model, when it has one.</summary>
    public string? Name { get; }

    /// <summary>The decisions in file order.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>What is allowed but probably not meant: rules that overlap, values no rule speaks of, rules that never count.</summary>
    public IReadOnlyList<ModelFault> Notices { get; }

    /// <summary>The decision with this id or, failing that, this name; or null.</summary>
    public Decision? Find(string idOrName) =>
        Decisions.FirstOrDefault(d => d.Id == idOrName) ?? Decisions.FirstOrDefault(d => d.Name == idOrName);

    /// <summary>Reads and checks a model.</summary>
    /// <param name="xml">Text of the file.</param>
    /// <param name="file">Name for messages; nothing is read from disk.</param>
    /// <exception cref="ModelException">The model holds something the engine does not decide, or is broken; lists all faults.</exception>
    public static DmnModel Load(string xml, string file)
    {
        var root = BpmnModel.Parse(xml, file).Root!;
        var faults = new Faults(file);
        if (root.Name.LocalName != "definitions" || !DmnReader.IsDmn(root.Name.Namespace))
        {
            faults.Add("not-dmn", root, "this is no DMN file of version 1.1 to 1.5", "save it as DMN 1.3 XML");
            faults.ThrowIfAny();
        }
        var decisions = new DmnReader(root, file, faults).Read();
        faults.ThrowIfAny();
        return new DmnModel(file, (string?)root.Attribute("name"), decisions, [.. decisions.OfType<DecisionTable>().SelectMany(TableCheck.Notices)]);
    }
}
