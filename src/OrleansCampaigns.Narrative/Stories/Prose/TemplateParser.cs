using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Recursive descent over one template; the depth of choices is bounded by <see cref="Template.DepthMax"/>.</summary>
internal ref struct TemplateParser(string id, string text)
{
    private static readonly System.Buffers.SearchValues<char> RoleLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly string[] Senses = ["sight", "sound", "smell", "odd", "time", "weather"];

    private int _at;

    public ImmutableArray<TemplatePart> Parse()
    {
        var parts = Sequence(depth: 0);
        return _at == text.Length ? parts : throw Fault(_at, "a bracket closes that never opened");
    }

    private ImmutableArray<TemplatePart> Sequence(int depth)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        while (_at < text.Length)
        {
            var next = text.AsSpan(_at).IndexOfAny("[]{}|");
            if (next != 0)
            {
                var length = next < 0 ? text.Length - _at : next;
                parts.Add(new TemplatePart.Plain(text.Substring(_at, length)));
                _at += length;
                continue;
            }

            var letter = text[_at];
            if (letter == '{') parts.Add(Slot());
            else if (letter == '[') parts.Add(Choice(depth + 1));
            else if (letter == '}') throw Fault(_at, "a brace closes that never opened");
            else if (letter == '|' && depth == 0) throw Fault(_at, "a bar outside of a choice");
            else break;
        }

        return parts.DrainToImmutable();
    }

    private TemplatePart.Choice Choice(int depth)
    {
        var opened = _at;
        if (depth > Template.DepthMax) throw Fault(opened, $"choices are nested more than {Template.DepthMax} deep");
        var ways = ImmutableArray.CreateBuilder<ImmutableArray<TemplatePart>>();
        do
        {
            _at++;
            ways.Add(Sequence(depth));
            if (ways.Count > Template.WaysMax) throw Fault(_at, $"a choice has at most {Template.WaysMax} ways");
        }
        while (_at < text.Length && text[_at] == '|');
        if (_at == text.Length) throw Fault(opened, "a bracket never closes");
        _at++;
        return new TemplatePart.Choice(ways.DrainToImmutable());
    }

    private TemplatePart.Slot Slot()
    {
        var opened = _at;
        var length = text.AsSpan(opened).IndexOf('}');
        if (length < 0) throw Fault(opened, "a brace never closes");
        var inner = text[(opened + 1)..(opened + length)];
        _at = opened + length + 1;
        if (inner.EndsWith("'s", StringComparison.Ordinal)) return new TemplatePart.Slot(Named(inner[..^2], opened), SlotForm.Possessive, "", IsCapital: false);
        var dot = inner.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0) return Formed(Named(inner[..dot], opened), inner[(dot + 1)..], opened);
        return new TemplatePart.Slot(Named(inner, opened), Senses.AsSpan().Contains(inner) ? SlotForm.Sense : SlotForm.Name, "", IsCapital: false);
    }

    private TemplatePart.Slot Formed(string name, string form, int opened)
    {
        const string Verb = "v:";
        if (form.StartsWith(Verb, StringComparison.Ordinal) && form.Length > Verb.Length) return new TemplatePart.Slot(name, SlotForm.Verb, form[Verb.Length..], IsCapital: false);
        SlotForm? asked = form switch
        {
            "they" or "They" => SlotForm.They,
            "them" or "Them" => SlotForm.Them,
            "their" or "Their" => SlotForm.Their,
            "is" => SlotForm.Is,
            "has" => SlotForm.Has,
            "was" => SlotForm.Was,
            _ => null,
        };
        return new TemplatePart.Slot(name, asked ?? throw Fault(opened, $"no form is called {form}"), "", char.IsUpper(form[0]));
    }

    private readonly string Named(string name, int opened) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(RoleLetters) ? name : throw Fault(opened, $"\"{name}\" is no role: lower-case letters and digits only");

    private readonly TemplateFormatException Fault(int position, string reason) => new(id, position, reason);
}
