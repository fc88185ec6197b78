// Which views there are, and which of them stand on the stage.
import { describe, expect, it } from 'vitest';
import { nextBeside, type Panes, panesOf, viewsOf, withBeside, withView } from './views-of.ts';

const views = viewsOf({ views: ['space-time', 'ring'] });

describe('views', () => {
  it('are the protocol’s own, then those that show any run', () => {
    expect(views).toEqual(['space-time', 'ring', 'network', 'table', 'messages', 'plots', 'log']);
  });

  it('have plots of messages over time, beside those of the grid too', () => {
    expect(viewsOf({ views: ['grid'] })).toEqual([
      'grid',
      'network',
      'table',
      'messages',
      'plots',
      'log',
    ]);
  });
});

describe('the stage', () => {
  const both: Panes = { view: 'space-time', beside: 'network' };

  it('never shows one view twice, nor one that the protocol has not', () => {
    expect(panesOf({ view: 'log', beside: 'log' }, views)).toEqual({
      view: 'log',
      beside: undefined,
    });
    expect(panesOf({ view: 'grid', beside: 'grid' }, views)).toEqual({
      view: 'space-time',
      beside: undefined,
    });
    expect(panesOf(both, views)).toEqual(both);
  });

  it('changes places where the view asked for is on it already', () => {
    const changed = { view: 'network', beside: 'space-time' };
    expect(withView(both, 'network')).toEqual(changed);
    expect(withBeside(both, 'space-time')).toEqual(changed);
    expect(withView(both, 'log')).toEqual({ view: 'log', beside: 'network' });
    expect(withBeside(both, undefined)).toEqual({ view: 'space-time', beside: undefined });
  });

  it('goes through all that can stand beside, and back to none', () => {
    const seen: (string | undefined)[] = [];
    let panes: Panes = { view: 'ring', beside: undefined };
    for (let i = 0; i < views.length; i++) {
      panes = withBeside(panes, nextBeside(panes, views));
      seen.push(panes.beside);
    }
    expect(seen).toEqual(['space-time', 'network', 'table', 'messages', 'plots', 'log', undefined]);
  });
});
