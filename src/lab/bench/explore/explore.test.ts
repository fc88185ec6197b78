// The models of the benchmark: the explorer and the searches by hand meet the same number of states.
import { expect, it, vi } from 'vitest';
import { reportOf } from '../../../explore/report.ts';
import { explore, models } from './explore.ts';
import { plainSearch } from './plain-search.ts';
import { plainTwoPhase } from './plain-two-phase.ts';

vi.setConfig({ testTimeout: 60_000 });

it.each([...models.keys()])('%i states', async (size) => {
  const model = models.get(size);
  const found = reportOf((await model?.search())?.().finish() as never);
  expect([model?.byHand(), found.states, found.exhausted]).toEqual([size, size, true]);
  expect(found.results.map(({ ok }) => ok)).toEqual([true]);
});

it.each([
  [3, 288],
  [4, 1568],
])(
  'two-phase commit with %i resource managers: as many states as TLC finds',
  (managers, states) => {
    expect(plainSearch(plainTwoPhase(managers))).toBe(states);
  },
);

it('says what a state takes', async () => {
  for (const { size, rate, unit } of (await explore.further?.()) ?? []) {
    expect([models.has(size), unit]).toEqual([true, 'bytes/state']);
    expect(rate).toBeLessThan(1500);
  }
});
