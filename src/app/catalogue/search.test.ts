// The catalogue's search: every word counts, titles go first, accents don't matter.
import { describe, expect, it } from 'vitest';
import { defineManifest, type Manifest } from '../../engine/contract.ts';
import { byFamily, search } from './search.ts';

const entry = (id: string, title: string, family: string, about: string): Manifest =>
  defineManifest({
    id,
    title,
    family,
    version: 1,
    about,
    params: {},
    presets: [{ id: 'first', title: 'Naïve start' }],
    views: ['space-time'],
    time: { unit: 'ms', ticks: 1000 },
    nodeLabel: 'P',
    metrics: [],
  });

const bully = entry('el-bully', 'Bully', 'Election', 'The highest process wins.');
const ring = entry('el-ring', 'Ring', 'Election', 'A list goes round; no bully.');
const mutex = entry('mx-central', 'Centralized', 'Mutual exclusion', 'One process grants.');
const all = [bully, ring, mutex];

describe('search', () => {
  it('gives everything for an empty text', () => {
    expect(search(all, '  ')).toEqual(all);
  });

  it('puts a title before a mention', () => {
    expect(search(all, 'bully')).toEqual([bully, ring]);
  });

  it('wants every word, in whatever field', () => {
    expect(search(all, 'election highest')).toEqual([bully]);
    expect(search(all, 'election grants')).toEqual([]);
  });

  it('finds presets, without accents', () => {
    expect(search(all, 'naive')).toEqual(all);
  });
});

describe('byFamily', () => {
  it('groups by family in the order of their names', () => {
    expect(byFamily([mutex, bully, ring])).toEqual([
      { family: 'Election', members: [bully, ring] },
      { family: 'Mutual exclusion', members: [mutex] },
    ]);
  });
});
