using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What is told of an evening when it closes, from the running counts in the state. Bounded, so that it fits into the closing event.</summary>
public static class SessionRecap
{
    public const int PlayersMax = 64;
    public const int ScenesMax = 50;

    /// <summary>A throw is of note when it happens at most once in this many.</summary>
    public const int OncePerThrows = 20;

    public static Recap Of(SessionState state, DateTimeOffset closedAt)
    {
        var participants = state.Log.Participants;
        var breaks = state.PausedFor + (state.PausedAt is { } pausedAt ? closedAt - pausedAt : TimeSpan.Zero);
        var duration = closedAt - (state.OpenedAt ?? closedAt) - breaks;
        var players = participants.Where(p => p.Value.Played)
            .OrderByDescending(p => p.Value.Lines + p.Value.Rolls).ThenBy(p => p.Key).Take(PlayersMax)
            .Select(p => new RecapPlayer(p.Key, p.Value.Lines, p.Value.Quotes, p.Value.Rolls, p.Value.Character));
        return new Recap(
            duration < TimeSpan.Zero ? TimeSpan.Zero : duration,
            [.. players],
            [.. state.Scenes.Where(scene => scene.StartedAt is not null).TakeLast(ScenesMax).Select(scene => scene.Title)],
            state.Log.RollsOfNote,
            participants.Values.Sum(p => p.Lines),
            participants.Values.Sum(p => p.Quotes),
            participants.Values.Sum(p => p.Rolls),
            state.HardestHit,
            state.GreatestHealing);
    }

    /// <summary>The first term whose kept dice all show their highest or all their lowest face, if that is rare enough. Rolls of success counts tell no such story.</summary>
    public static RollOfNote? NoteOf(DiceRolled rolled)
    {
        foreach (var term in rolled.Result.Terms)
        {
            if (ExtremeOf(term) is { } highest) return new RollOfNote(rolled.Author, term.Notation, highest);
        }

        return null;
    }

    /// <summary>The greater of two; of equal ones the name that comes first, so that the order of events does not matter.</summary>
    public static RecapBlow Greater(RecapBlow? known, RecapBlow other) =>
        known is null || other.Amount > known.Amount || (other.Amount == known.Amount && string.CompareOrdinal(other.Name, known.Name) < 0) ? other : known;

    private static bool? ExtremeOf(RolledDice term)
    {
        if (term.Sides < 2) return null;
        var (highest, lowest, throws) = (true, true, 1L);
        foreach (var die in term.Dice)
        {
            if (die.Fate != DieFate.Kept) continue;
            highest &= die.Value == term.Sides;
            lowest &= die.Value == 1;
            throws = Math.Min(throws * term.Sides, OncePerThrows);
        }

        return throws < OncePerThrows || highest == lowest ? null : highest;
    }
}
