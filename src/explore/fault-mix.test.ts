// Faults at random: the same for the same seed, some kinds missing wholly, all of them over in time.
import { expect, it } from 'vitest';
import { FAULT_KINDS, faultsOf, type Mix } from './fault-mix.ts';

const MIX: Mix = { kinds: FAULT_KINDS, nodes: 5, types: ['PING', 'PONG'], healed: 1000 };
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

it('the same seed gives the same faults', () => {
  for (const seed of SEEDS.slice(0, 20)) expect(faultsOf(seed, MIX)).toEqual(faultsOf(seed, MIX));
});

it('every kind is left out wholly about half of the time', () => {
  for (const kind of FAULT_KINDS) {
    const without = SEEDS.filter((seed) => faultsOf(seed, MIX).every((one) => one.kind !== kind));
    expect(without.length).toBeGreaterThan(70);
    expect(without.length).toBeLessThan(130);
  }
});

it('whoever goes down comes back, and every cut heals, by the time of calm', () => {
  for (const seed of SEEDS) {
    const faults = faultsOf(seed, MIX);
    const count = (kind: string) => faults.filter((one) => one.kind === kind).length;
    expect(count('recover')).toBe(count('crash'));
    expect(count('resume')).toBe(count('pause'));
    expect(count('heal')).toBe(count('partition'));
    for (const one of faults) {
      if ('at' in one) expect(one.at.time).toBeLessThan(MIX.healed);
      if ('message' in one) expect(one.message.from).not.toBe(one.message.to);
      if ('groups' in one) expect([1, 2, 3, 4]).toContain(one.groups[0].length);
    }
  }
});
