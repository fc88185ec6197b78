// The command as a process of its own: exit statuses, worker threads, Ctrl-C, a reader that goes away.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../tools/lightcone.mjs', import.meta.url));
const ID = 'mx-ricart-agrawala';
const BUSY = ['--set', 'nodes=64', '--set', 'load=saturated'];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (text) => {
    out += text;
  });
  child.stderr?.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the process', { timeout: 60_000 }, () => {
  it('exits 2 with one line on standard error for a wrong call', async () => {
    expect(await ended(start(['run', ID, '--set', 'node=3']))).toEqual({
      code: 2,
      out: '',
      err: 'lightcone: parameter node: no such parameter; did you mean nodes?\n',
    });
  });

  it('gives the same rows from worker threads as from one', async () => {
    const argv = ['sweep', ID, '--set', 'nodes=2..5', '--seeds', '1..30', '--json', '--workers'];
    const two = await ended(start([...argv, '2']));
    expect(two).toMatchObject({ code: 0, err: '' });
    expect((await ended(start([...argv, '1']))).out).toBe(two.out);
  });

  it.each(['1', '2'])(
    'ends a sweep on %s workers at Ctrl-C with what is complete',
    async (workers) => {
      const child = start([
        'sweep',
        ID,
        ...BUSY,
        '--set',
        'entries=1000',
        '--seeds',
        '1..100000',
        '--json',
        '--workers',
        workers,
      ]);
      const end = ended(child);
      await new Promise((resolve) => setTimeout(resolve, 4000));
      child.kill('SIGINT');
      const { code, out } = await end;
      expect(code).toBe(0);
      for (const row of JSON.parse(out).rows) expect(row.runs).toBeLessThan(100_000);
    },
  );

  it('ends a run at Ctrl-C as cancelled', async () => {
    const argv = [...BUSY, '--set', 'entries=1000000', '--record', 'counters', '--json'];
    const child = start(['run', ID, ...argv]);
    const end = ended(child);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    child.kill('SIGINT');
    expect(JSON.parse((await end).out)).toMatchObject({ end: { reason: 'cancelled' }, hash: null });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = start(['trace', ID, '--preset', 'sixteen']);
    const end = new Promise<Ended>((resolve) => {
      let err = '';
      child.stderr?.on('data', (text) => {
        err += text;
      });
      child.on('close', (code) => resolve({ code, out: '', err }));
    });
    child.stdout?.destroy();
    expect(await end).toEqual({ code: 0, out: '', err: '' });
  });
});
