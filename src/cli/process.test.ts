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

/** Starts the command as on a terminal, and sends it Ctrl-C as soon as it shows how far it is. */
function interrupted(argv: readonly string[]): Promise<Ended> {
  const onTerminal = 'data:text/javascript,process.stderr.isTTY = true';
  const child = spawn(process.execPath, ['--import', onTerminal, COMMAND, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.once('data', () => child.kill('SIGINT'));
  return ended(child);
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
      const seeds = ['--seeds', '1..100000', '--json', '--workers', workers];
      const { code, out } = await interrupted([
        'sweep',
        ID,
        ...BUSY,
        '--set',
        'entries=64',
        ...seeds,
      ]);
      expect(code).toBe(0);
      const [row, ...more] = JSON.parse(out).rows;
      expect(row.runs).toBeGreaterThan(0);
      expect(row.runs).toBeLessThan(100_000);
      expect(more).toEqual([]);
    },
  );

  it('ends a run at Ctrl-C as cancelled', async () => {
    const argv = [...BUSY, '--set', 'entries=1000000', '--record', 'counters', '--json'];
    const { out } = await interrupted(['run', ID, ...argv]);
    expect(JSON.parse(out)).toMatchObject({ end: { reason: 'cancelled' }, hash: null });
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
