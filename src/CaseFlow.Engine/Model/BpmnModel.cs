using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>A .bpmn file that was read and found runnable. Immutable.</summary>
public sealed class BpmnModel
{
    private const int MaxLength = 20_000_000;
    private const int MaxDepth = 100;
    private readonly XDocument document;

    private BpmnModel(string file, XDocument document, IReadOnlyList<ProcessDefinition> processes, IReadOnlyList<ModelFault> notices)
    {
        (File, this.document, Processes, Notices) = (file, document, processes, notices);
        ContentHash = ModelHash.Of(document.Root!);
        ShapedElements = document.Descendants()
            .Where(e => e.Name == Names.Di + "BPMNShape" || e.Name == Names.Di + "BPMNEdge")
            .Select(e => Names.Local(e.Value("bpmnElement") ?? ""))
            .ToHashSet();
    }

    /// <summary>Name of the file as given to <see cref="Load"/>.</summary>
    public string File { get; }

    /// <summary>The processes in file order.</summary>
    public IReadOnlyList<ProcessDefinition> Processes { get; }

    /// <summary>What can be run but is most likely not meant, in file order: joins that may wait for ever, tokens that may multiply, missing defaults, nodes nothing leads to.</summary>
    public IReadOnlyList<ModelFault> Notices { get; }

    /// <summary>SHA-256 (hexadecimal) of the model without diagram, comments and white space: a moved shape is not a new model.</summary>
    public string ContentHash { get; }

    /// <summary>Ids of elements that have a shape or an edge in the diagram.</summary>
    public IReadOnlySet<string> ShapedElements { get; }

    /// <summary>Reads and checks a model.</summary>
    /// <param name="xml">Text of the file.</param>
    /// <param name="file">Name for messages; nothing is read from disk.</param>
    /// <exception cref="ModelException">The model holds something the engine does not run, or is broken; lists all faults.</exception>
    public static BpmnModel Load(string xml, string file)
    {
        var document = Parse(xml, file);
        var faults = new Faults(file);
        if (document.Root!.Name != Names.Bpmn + "definitions")
        {
            faults.Add("not-bpmn", document.Root, "this is no BPMN 2.0 file", "save it as BPMN 2.0 XML");
            faults.ThrowIfAny();
        }
        ExtensionRules.Check(document.Root, faults);
        var processes = new DefinitionsReader(document.Root, faults).Read();
        faults.ThrowIfAny();
        return new BpmnModel(file, document, processes, faults.Notices);
    }

    /// <summary>The file as text again, with every element, attribute, foreign namespace and shape unchanged.</summary>
    public string Save()
    {
        var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = document.Declaration is null, NewLineHandling = NewLineHandling.Entitize }))
        {
            document.Save(writer);
        }
        return text.ToString();
    }

    internal static XDocument Parse(string xml, string file)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLength };
            xml = xml.TrimStart('\uFEFF');
            CheckDepth(xml, file, settings);
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new ModelException([new ModelFault("not-xml", file, e.LineNumber, null, e.Message, "repair the XML, or save it again from the modeller")]);
        }
    }

    /// <summary>Elements are read by recursion, so their depth has a limit.</summary>
    private static void CheckDepth(string xml, string file, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new ModelException([new ModelFault("too-deep", file, ((IXmlLineInfo)reader).LineNumber, null, $"the elements are nested deeper than {MaxDepth}", "call other processes instead of nesting sub-processes")]);
            }
        }
    }

    /// <summary>A string writer that tells the XML writer the encoding files have.</summary>
    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
