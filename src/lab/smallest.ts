// Counterexamples of a check made small: as few nodes as they need, and as few faults.
import type { Run } from '../engine/run.ts';
import { type Budgets, FAULT_BUDGETS } from '../explore/budgets.ts';
import {
  type Exploration,
  type PropertyResult,
  reportOf,
  type Witness,
} from '../explore/report.ts';
import { Search, type SearchOptions } from '../explore/search.ts';
import type { Source } from './source.ts';
import { withoutLastNode } from './without-node.ts';

/** Smaller systems together may have as many states as the search had, and in any case so many. */
const LEAST_STATES = 10_000;

/** Carries a search out, as far as time allows. */
type Finish = (search: Search) => Promise<void>;

/** What the search came to, each counterexample with no node and no fault that it can spare. `run` is as it was asked for. */
export async function smallest(
  source: Source,
  run: Run,
  options: SearchOptions,
  search: Search,
  finish: Finish,
): Promise<Exploration> {
  const exploration = reportOf(search);
  if (search.cut === 'cancelled' || search.cut === 'time') return exploration;
  const shrinking = new Shrinking(source, options, finish, exploration.states);
  const results: PropertyResult[] = [];
  for (const result of exploration.results)
    results.push(
      result.ok === false && result.witness ? await shrinking.shrink(result, run, search) : result,
    );
  return { ...exploration, results };
}

/** A system in which the property fails, and how. */
interface Failing {
  readonly run: Run;
  readonly witness: Witness;
}

class Shrinking {
  private readonly source: Source;
  private readonly options: SearchOptions;
  private readonly finish: Finish;
  private statesLeft: number;

  constructor(source: Source, options: SearchOptions, finish: Finish, states: number) {
    this.source = source;
    this.options = options;
    this.finish = finish;
    this.statesLeft = Math.max(LEAST_STATES, states);
  }

  /** First nodes, then one kind of fault after another: with fewer faults no node can be spared that could not before. */
  async shrink(result: PropertyResult, run: Run, search: Search): Promise<PropertyResult> {
    const { id, witness } = result;
    if (!witness) return result;
    const asked = { ...witness.size, faults: search.budgets };
    let best = await this.spare(id, { run, witness }, ({ run: one, witness: { size } }) => {
      const fewer = withoutLastNode(this.source, one);
      return fewer && [fewer, size.faults];
    });
    for (const kind of FAULT_BUDGETS)
      best = await this.spare(id, best, ({ run: one, witness: { size } }) => {
        const faults = withOneLess(size.faults, kind);
        return faults && [one, faults];
      });
    const { size } = best.witness;
    const isSmaller =
      size.nodes < asked.nodes ||
      FAULT_BUDGETS.some((kind) => size.faults[kind] < asked.faults[kind]);
    return { ...result, witness: best.witness, ...(isSmaller && { shrunkFrom: asked }) };
  }

  /** Goes on to what is smaller as long as the property fails there. */
  private async spare(
    id: string,
    failing: Failing,
    smaller: (failing: Failing) => readonly [Run, Budgets] | undefined,
  ): Promise<Failing> {
    let best = failing;
    for (let next = smaller(best); next; next = smaller(best)) {
      const witness = await this.look(id, ...next);
      if (!witness) return best;
      best = { run: next[0], witness };
    }
    return best;
  }

  private async look(id: string, run: Run, faults: Budgets): Promise<Witness | undefined> {
    if (this.statesLeft <= 0) return undefined;
    const { body, manifest } = this.source;
    const search = new Search(body, manifest, run, {
      ...this.options,
      ...faults,
      properties: [id],
      stopsAtViolation: true,
      maxStates: this.statesLeft,
    });
    await this.finish(search);
    this.statesLeft -= search.progress.states;
    const [result] = reportOf(search).results;
    return result?.ok === false ? result.witness : undefined;
  }
}

function withOneLess(faults: Budgets, kind: keyof Budgets): Budgets | undefined {
  const count = faults[kind];
  if (count === 0) return undefined;
  return { ...faults, [kind]: count === Infinity ? 0 : count - 1 };
}
