// Scripts of messages: what is read, in which order, and what is refused with which words.
import { describe, expect, it } from 'vitest';
import { parseScript, scriptFault } from './message-script.ts';

describe('a script', () => {
  it('gives messages and local events in the order of their times', () => {
    expect(parseScript('2@30, 0>1@15\n10>0@0.5', 1000)).toEqual([
      { node: 10, to: 0, at: 500 },
      { node: 0, to: 1, at: 15_000 },
      { node: 2, at: 30_000 },
    ]);
  });
  it('may be empty', () => {
    expect(parseScript('  ', 1000)).toEqual([]);
    expect(scriptFault('', 2)).toBeUndefined();
  });
  it('keeps the order of acts at one time', () => {
    expect(parseScript('1@5 0@5 1>0@5', 1).map(({ node }) => node)).toEqual([1, 0, 1]);
  });
});

describe('what is refused', () => {
  it.each([
    ['0>1', "'0>1' is neither a message, as 0>1@15, nor a local event, as 2@30"],
    ['0>1@15 0-1@2', "'0-1@2' is neither a message, as 0>1@15, nor a local event, as 2@30"],
    ['0>1@-1', "'0>1@-1' is neither a message, as 0>1@15, nor a local event, as 2@30"],
    ['0>1@1e9', "'0>1@1e9' is neither a message, as 0>1@15, nor a local event, as 2@30"],
    ['0>3@1', 'there is no node 3; the nodes are 0 to 2'],
    ['3@1', 'there is no node 3; the nodes are 0 to 2'],
    ['1>1@4', "'1>1@4' is a message of a node to itself"],
  ])('%s', (text, fault) => {
    expect(scriptFault(text, 3)).toBe(fault);
  });
  it('nothing that is right', () => {
    expect(scriptFault('0>1@15 1>2@35 2@35.125', 3)).toBeUndefined();
  });
});
