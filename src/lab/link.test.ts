// Links round-trip, and whatever is done to one gives the same content or a LinkError.

import { fc, test } from '@fast-check/vitest';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from './base64url.ts';
import { buildRun } from './build-run.ts';
import { crc32 } from './crc32.ts';
import { LinkError, packLink, unpackLink } from './link.ts';
import { standIn } from './testing/stand-in.ts';

const content = {
  run: buildRun(standIn, { preset: 'pair' }),
  view: { view: 'space-time', cursor: 12, labels: 'vector' },
};
const link = packLink(content);

function linkOf(json: string): string {
  const body = `1${toBase64Url(deflateSync(strToU8(json)))}`;
  return `#${body}.${crc32(body)}`;
}

function faultOf(fragment: string): string {
  try {
    unpackLink(fragment);
    return 'none';
  } catch (error) {
    if (error instanceof LinkError) return error.fault;
    throw error;
  }
}

describe('links', () => {
  it('round-trip, with and without #', () => {
    expect(unpackLink(link)).toEqual(content);
    expect(unpackLink(link.slice(1))).toEqual(content);
    expect(link).toMatch(/^#1[\w-]+\.[0-9a-f]{8}$/);
  });

  it('carry a sweep, its parameters in the order of writing', () => {
    const axes = [
      { param: 'tone', values: 'polite,curt' },
      { param: 'nodes', values: '2..5' },
    ];
    const swept = { ...content, sweep: { axes, seeds: '1..100' } };
    expect(unpackLink(packLink(swept))).toEqual(swept);
    const three = { ...swept.sweep, axes: [...axes, ...axes] };
    expect(() => unpackLink(packLink({ ...content, sweep: three }))).toThrow(
      'link: sweep.axes: must be a list of at most 2',
    );
  });

  it('are equal for equal content in any order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(content.run).reverse());
    expect(packLink({ view: content.view, run: reversed as never })).toBe(link);
  });

  it.each([
    ['', 'not-a-link'],
    ['#about', 'not-a-link'],
    ['#/mx-ricart-agrawala', 'not-a-link'],
    [link.slice(0, 40), 'cut-off'],
    [link.slice(0, -2), 'cut-off'],
    [`#2${link.slice(2)}`, 'other-format'],
    [link.replace(/[a-z]/, 'A'), 'damaged'],
    [linkOf('{'), 'contents'],
    [linkOf('{}'), 'contents'],
    [linkOf(' '.repeat(5_000_000)), 'too-large'],
    [`#1${'A'.repeat(2_000_001)}`, 'too-large'],
  ])('%.30s is %s', (fragment, fault) => {
    expect(faultOf(fragment)).toBe(fault);
  });

  it('are not made where they could not be read back', () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ from: i, to: i + 1, delay: `constant:${i + 1}` }));
    const longRun = (count: number) => ({
      run: { ...content.run, network: { ...content.run.network, pairs: pairs(count) } },
    });
    expect(unpackLink(packLink(longRun(50_000))).run).toEqual(longRun(50_000).run);
    expect(() => packLink(longRun(100_000))).toThrow(LinkError);
    expect(() => packLink(longRun(100_000))).toThrow(
      'link: it is too long for a link, which holds at most 4 MB unpacked',
    );
  });

  it('name the path that is wrong', () => {
    const wrong = { ...content, run: { ...content.run, seed: -1 } };
    expect(() => unpackLink(packLink(wrong))).toThrow('link: run.seed: must be at least 0');
  });

  test.prop([
    fc.nat(link.length - 1),
    fc.constantFrom('replace', 'insert', 'delete', 'cut'),
    fc.string({ unit: 'binary' }),
  ])('changed anywhere give the same content or a LinkError', (at, how, text) => {
    const rest = how === 'cut' ? '' : link.slice(at + (how === 'insert' ? 0 : 1));
    const changed = link.slice(0, at) + (how === 'delete' || how === 'cut' ? '' : text) + rest;
    if (faultOf(changed) === 'none') expect(unpackLink(changed)).toEqual(content);
  });

  test.prop([fc.json()])('whose contents are any JSON give a LinkError', (json) => {
    expect(faultOf(linkOf(json))).toBe('contents');
  });

  test.prop([
    fc.dictionary(
      // A key of that name is no own property in what JSON gives back.
      fc.string({ maxLength: 50 }).filter((key) => key !== '__proto__'),
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.string({ maxLength: 200 }),
        fc.constant(null),
      ),
    ),
  ])('carry any view', (view) => {
    const back = unpackLink(packLink({ run: content.run, view }));
    expect(JSON.stringify(back.view)).toBe(
      JSON.stringify(Object.fromEntries(Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)))),
    );
  });
});
