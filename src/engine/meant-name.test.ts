// Hints for names that aren't there: near ones are offered, far-fetched ones never.
import { describe, expect, it } from 'vitest';
import { meantName, nameHint, noneOf } from './meant-name.ts';

const PARAMS = ['nodes', 'load', 'entries', 'hold', 'think'];

describe('meantName', () => {
  it.each([
    ['node', 'nodes'],
    ['NODES', 'nodes'],
    ['entires', 'entries'],
    ['nodse', 'nodes'],
    ['lod', 'load'],
    ['x', undefined],
    ['colour', undefined],
    ['', undefined],
    ['nodescount', undefined],
  ])('%j means %j', (name, meant) => {
    expect(meantName(name, PARAMS)).toBe(meant);
  });

  it('takes the nearer, and of two as near the first', () => {
    expect(meantName('loads', ['lands', 'load', 'loaf'])).toBe('load');
    expect(meantName('xy', ['xa', 'ya'])).toBe('xa');
  });
});

describe('hints', () => {
  it('name what was meant, or all there are', () => {
    expect(nameHint('node', PARAMS)).toBe('did you mean nodes?');
    expect(nameHint('colour', ['nodes', 'load'])).toBe('there are nodes, load');
    expect(nameHint('--colour', ['json'], (name) => `--${name}`)).toBe('there is --json');
    expect(nameHint('colour', [])).toBe('there are none');
    expect(noneOf('plains', ['plain', 'keeping'])).toBe(
      'is none of plain, keeping; did you mean plain?',
    );
    expect(noneOf('zzz', ['plain', 'keeping'])).toBe('is none of plain, keeping');
  });

  it('do not list hundreds', () => {
    const many = Array.from({ length: 100 }, (_, i) => `name-${i}`);
    expect(nameHint('zzz', many)).toMatch(/name-39 and 60 more$/);
  });
});
