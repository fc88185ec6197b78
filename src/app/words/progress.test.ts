// A run says what it does: it builds its nodes, then it runs.
import { expect, it } from 'vitest';
import { NO_BREAK } from '../../playback/narration.ts';
import { progressWords } from './progress.ts';

const unit = { unit: 'ms', ticks: 1000 };

it('builds nodes until something has happened', () => {
  expect(progressWords({ events: 0, time: 0 }, { nodes: 1_000_000 }, unit)).toEqual({
    doing: 'Building nodes',
    far: '1,000,000 nodes',
  });
  expect(progressWords({ events: 0, time: 0 }, {}, unit).far).toBe('');
});

it('runs from the first event on, or the first time that passes', () => {
  expect(progressWords({ events: 5120, time: 3000 }, { nodes: 9 }, unit)).toEqual({
    doing: 'Running',
    far: `5,120 events, 3${NO_BREAK}ms`,
  });
  expect(progressWords({ events: 0, time: 2000 }, { nodes: 9 }, unit).doing).toBe('Running');
});
