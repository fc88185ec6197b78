// A new protocol's folder is the skeleton under another name; the skeleton's own test says that this one works.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newProtocol, titleOf } from './new-protocol.mjs';
import { tidy } from './tidy.mjs';

const SKELETON = fileURLToPath(new URL('../src/protocols/_skeleton', import.meta.url));

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'new-protocol-'));
  cpSync(SKELETON, path.join(root, 'src/protocols/_skeleton'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const fileOf = (id: string, name: string) =>
  readFileSync(path.join(root, 'src/protocols', id, name), 'utf8');

it('is whole, and tidy', () => {
  expect(newProtocol(root, 'demo-thing')).toEqual(readdirSync(SKELETON).sort());
  expect(tidy(root)).toEqual([]);
});

it('bears its own name, and no trace of the skeleton', () => {
  for (const name of newProtocol(root, 'demo-thing')) {
    const text = fileOf('demo-thing', name);
    expect(text).not.toMatch(/skeleton/i);
    expect(text.replaceAll('Demo thing', 'Skeleton').replaceAll('demo-thing', 'skeleton')).toBe(
      fileOf('_skeleton', name),
    );
  }
  expect(fileOf('demo-thing', 'index.ts')).toContain("id: 'demo-thing',\n  title: 'Demo thing',");
  expect(fileOf('demo-thing', 'README.md')).toMatch(/^# Demo thing\n/);
});

it.each([
  ['demo', 'Demo'],
  ['mx-2-phase', 'Mx 2 phase'],
])('makes a title of %s', (id, title) => expect(titleOf(id)).toBe(title));

it.each([
  [undefined, /name the protocol/],
  ['', /name the protocol/],
  ['Demo', /can't be an id/],
  ['demo_thing', /can't be an id/],
  ['demo--thing', /can't be an id/],
  ['-demo', /can't be an id/],
  ['demo-', /can't be an id/],
  ['2pc', /can't be an id/],
  ['../demo', /can't be an id/],
  ['a'.repeat(41), /too long/],
])('refuses the id %s', (id, reason) => {
  expect(() => newProtocol(root, id)).toThrow(reason);
  expect(readdirSync(path.join(root, 'src/protocols'))).toEqual(['_skeleton']);
});

it('leaves a folder alone that is there', () => {
  newProtocol(root, 'demo');
  expect(() => newProtocol(root, 'demo')).toThrow('src/protocols/demo is there already');
});
