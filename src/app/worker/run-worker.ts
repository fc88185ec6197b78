// The worker: the only place where protocol code runs in the app.
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { handlerParams, InputError } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import { buildRun, reviseRun } from '../../lab/build-run.ts';
import { ContrastError, parseContrast } from '../../lab/contrast.ts';
import { timingOf } from '../../lab/cycle-timing.ts';
import { type LinkContent, packLink, unpackLink } from '../../lab/link.ts';
import { parseRun, RunError, VersionError } from '../../lab/parse-run.ts';
import { loadSource, type Source } from '../../lab/source.ts';
import { planSweepOf } from '../../lab/sweep-plan.ts';
import { EngineSession } from './engine-session.ts';
import { isAllocationFailure, NO_MEMORY, recordsKept } from './memory.ts';
import type {
  CheckWork,
  FromWorker,
  Refusal,
  SourceInfo,
  TheoryInfo,
  ToWorker,
  Wish,
} from './messages.ts';
import { sweepTask } from './sweep-work.ts';

const ALIVE_MS = 500;

/** Not in TypeScript's list, nor in every browser. In gigabytes. */
interface Device extends Navigator {
  readonly deviceMemory?: number;
}

const catalog = { manifestOf, loadProtocol };
const session = new EngineSession(recordsKept((navigator as Device).deviceMemory));
const sources = new Map<string, Source>();
const cancelled = new Set<number>();

function tell(message: FromWorker): void {
  postMessage(message);
}

async function sourceOf(protocol: string): Promise<Source> {
  const known = sources.get(protocol);
  if (known) return known;
  const source = await loadSource(catalog, protocol);
  sources.set(protocol, source);
  return source;
}

function infoOf({ manifest, body }: Source): SourceInfo {
  const { broken } = body;
  return {
    protocol: manifest.id,
    presets: body.presets,
    broken: broken && { about: broken.about, preset: broken.preset },
  };
}

/** `linked`: what else the link holds, for the run that is offered instead. */
function refusalOf(error: InputError, linked?: Pick<LinkContent, 'sweep' | 'contrast'>): Refusal {
  const contrast = error instanceof ContrastError ? error.contrast : linked?.contrast;
  return {
    where: error.where,
    message: error.message.slice(error.where.length + 2),
    ...(error instanceof RunError && {
      nearest: { ...error.nearest, sweep: linked?.sweep, contrast },
    }),
    ...(error instanceof VersionError && { version: { made: error.made, current: error.current } }),
  };
}

async function parseContent({ run, contrast }: LinkContent) {
  const runs = contrast && (await parseContrast(contrast, catalog));
  return { run: await parseRun(run, catalog), contrast: runs };
}

async function prepare(id: number, wish: Wish): Promise<void> {
  if (wish.from === 'link') {
    const content = unpackLink(wish.fragment);
    const parsed = await parseContent(content).catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      tell({ kind: 'refused', id, refusal: refusalOf(error, content) });
    });
    if (!parsed) return;
    return tell({
      kind: 'prepared',
      id,
      ...parsed,
      source: infoOf(await sourceOf(parsed.run.protocol)),
      view: content.view,
      sweep: content.sweep,
    });
  }
  const source = await sourceOf(wish.from === 'preset' ? wish.protocol : wish.run.protocol);
  const run =
    wish.from === 'preset'
      ? buildRun(source, wish.request)
      : reviseRun(source, wish.run, wish.change);
  const rest = { view: undefined, sweep: undefined, contrast: undefined };
  tell({ kind: 'prepared', id, run, source: infoOf(source), ...rest });
}

async function runOne(id: number, run: Run, preview: boolean): Promise<void> {
  const source = await sourceOf(run.protocol);
  const { report, asInPreset, told } = await session.run(source, run, preview, {
    part: (part, time) => tell({ kind: 'part', id, part, time }),
    going: (events, time) => tell({ kind: 'going', id, events, time }),
    cancelled: () => cancelled.has(id),
  });
  tell({
    kind: 'done',
    id,
    report,
    asInPreset,
    told,
    theory: theoryOf(source, run, report.theory),
    timing: timingOf(source, run.params),
  });
}

/** The explorer's code is loaded when it is first asked for. */
async function check(id: number, work: CheckWork): Promise<void> {
  const { checkTask } = await import('./check-work.ts');
  const source = await sourceOf(work.job.run.protocol);
  const end = await checkTask(source, work, {
    cancelled: () => cancelled.has(id),
    tell: (news) => tell({ kind: 'checking', id, news }),
  });
  tell({ kind: 'checked', id, end });
}

function theoryOf(
  { manifest, body }: Source,
  run: Run,
  metrics: TheoryInfo['metrics'],
): TheoryInfo | undefined {
  const { theory } = body;
  if (!theory) return undefined;
  const { formula, source } = theory;
  return {
    formula,
    source,
    metrics,
    curves: theory.curves?.(handlerParams(manifest.params, run.params), run.network) ?? [],
  };
}

function answerTo(error: unknown, id: number): FromWorker {
  if (error instanceof InputError) return { kind: 'refused', id, refusal: refusalOf(error) };
  const isMemory = isAllocationFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', id, detail: isMemory ? NO_MEMORY : message, isMemory };
}

/** Runs one task; says so every now and then while it waits for code to load. */
async function guarded(id: number, task: () => Promise<void>): Promise<void> {
  const pulse = setInterval(() => tell({ kind: 'alive' }), ALIVE_MS);
  try {
    await task();
  } catch (error) {
    tell(answerTo(error, id));
  } finally {
    clearInterval(pulse);
    cancelled.delete(id);
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'prepare':
      return void guarded(data.id, () => prepare(data.id, data.wish));
    case 'run':
      return void guarded(data.id, () => runOne(data.id, data.run, data.preview));
    case 'cancel':
      return void cancelled.add(data.id);
    case 'pack':
      return void guarded(data.id, async () =>
        tell({ kind: 'packed', id: data.id, fragment: packLink(data.content) }),
      );
    case 'plan':
      return void guarded(data.id, async () => {
        const source = await sourceOf(data.run.protocol);
        tell({ kind: 'planned', id: data.id, plan: planSweepOf(source, data.run, data.spec) });
      });
    case 'sweep':
      return void guarded(data.id, async () =>
        sweepTask(await sourceOf(data.task.run.protocol), data.id, data.task, tell),
      );
    case 'check':
      return void guarded(data.id, () => check(data.id, data.work));
  }
});

tell({ kind: 'ready' });
