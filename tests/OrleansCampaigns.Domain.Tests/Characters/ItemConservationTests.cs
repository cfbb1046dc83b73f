using CsCheck;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

/// <summary>
/// Gifts between characters while deliveries are lost and repeated, doubled, late and out of order, and characters retire and come back in between:
/// no thing is lost or there twice at any moment, and when all has been delivered nothing is left on its way.
/// </summary>
public sealed class ItemConservationTests
{
    private const int Things = 3;
    private const int EachHolds = 40;
    private static readonly CharacterId[] Cast = [Mira, Bram, Ferryman, Shade];

    [Fact]
    public void No_thing_is_lost_or_doubled_whatever_happens_in_between() =>
        Gen.Select(Gen.ULong, Gen.Int[10, 60]).Sample((seed, steps) =>
        {
            var play = new Play(seed);
            for (var step = 0; step < steps; step++) play.Step();
            play.DeliverAllThatIsOpen();
        }, iter: 25, threads: 2);

    private sealed class Play
    {
        private readonly PlayedCampaign _played = Start();
        private readonly List<(RecordedEvent Cause, CharacterCommand Command)> _sent = [];
        private int _seen;
        private SeededRandom _random;

        public Play(ulong seed)
        {
            _random = new SeededRandom(seed);
            foreach (var character in Cast)
                for (var n = 1; n <= Things; n++) _played.Done(Owner, new AddItem(ItemNamed(n), $"Thing {n}", EachHolds) { Character = character });
        }

        /// <summary>One thing happens: a gift (ids are used again on purpose), somebody retires or comes back, a room fills, or any message of the past arrives, again or at last.</summary>
        public void Step()
        {
            var character = Cast[_random.NextInt32(Cast.Length)];
            switch (_random.NextInt32(8))
            {
                case 0 or 1 or 2:
                    _played.Send(Owner, new GiveItem(TransferNamed(1 + _random.NextInt32(6)), Cast[_random.NextInt32(Cast.Length)], ItemNamed(1 + _random.NextInt32(Things)), 1 + _random.NextInt32(50)) { Character = character });
                    break;
                case 3:
                    _played.Send(Owner, _played.StateOf(character).Retired ? new UnretireCharacter { Character = character } : new RetireCharacter { Character = character });
                    break;
                default:
                    if (_sent.Count > 0) Deliver(_random.NextInt32(_sent.Count));
                    break;
            }

            Collect();
            AssertConserved();
        }

        public void DeliverAllThatIsOpen()
        {
            for (var i = 0; i < _sent.Count; i++)
            {
                Deliver(i);
                Collect();
                AssertConserved();
            }

            Assert.All(Cast, character => Assert.Empty(_played.StateOf(character).InTransit));
        }

        private void Deliver(int index)
        {
            var (cause, command) = _sent[index];
            if (_played.SendAs(Actor.System, command) is { } refusal && CharacterInfluence.WhenRefused(cause, command, refusal) is { } instead)
                _sent.Add((cause, instead));
        }

        private void Collect()
        {
            for (; _seen < _played.Events.Count; _seen++)
                foreach (var command in CharacterInfluence.Of(_played.Events[_seen])) _sent.Add((_played.Events[_seen], command));
        }

        /// <summary>What has arrived is counted where it is, also while the giver does not know yet: by the recorded <see cref="ItemReceived"/>, not by the state under test.</summary>
        private void AssertConserved()
        {
            var arrived = _played.Events.Select(e => e.Event).OfType<ItemReceived>().Select(e => (e.From, e.Number)).ToHashSet();
            for (var n = 1; n <= Things; n++)
            {
                var item = ItemNamed(n);
                var held = Cast.Sum(c => _played.StateOf(c).Inventory.GetValueOrDefault(item)?.Quantity ?? 0);
                var onTheWay = Cast.Sum(c => _played.StateOf(c).InTransit.Values.Where(t => t.Item == item && !arrived.Contains((c, t.Number))).Sum(t => t.Content.Quantity));
                Assert.Equal(Cast.Length * EachHolds, held + onTheWay);
            }
        }
    }
}
