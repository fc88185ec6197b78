// Properties over a run: always and sometimes after every step, eventually at the end; what each came to.
import { likenessToPreset, meantToFail } from './as-promised.ts';
import { kindMask } from './compiled.ts';
import type { EventKind, Finding } from './contract.ts';
import type { Machine } from './machine.ts';
import { fillTemplate } from './narration.ts';
import { type CheckResult, type EndReason, isDecided } from './report.ts';
import type { Run } from './run.ts';

/** A violation or a sight that ends the run. */
export interface Verdict {
  readonly reason: 'violation' | 'goal';
  readonly detail: string;
}

export class Checks {
  private readonly machine: Machine;
  private readonly run: Run;
  /** Numbers of the properties that are looked at after every step. */
  private readonly watched: number[] = [];
  /** Kinds after which each of them is looked at, one bit each; and all of these together. */
  private readonly kinds: number[] = [];
  private readonly anyKind: number;

  constructor(machine: Machine, run: Run) {
    this.machine = machine;
    this.run = run;
    machine.compiled.properties.forEach((property, i) => {
      if (property.kind === 'eventually') return;
      this.watched.push(i);
      this.kinds.push(kindBits(property.kinds));
    });
    this.anyKind = this.kinds.reduce((all, bits) => all | bits, 0);
  }

  /** Looks at the world after a step. Returns what ends the run, if anything does. */
  afterStep(): Verdict | undefined {
    const { seen } = this.machine.ledger;
    if ((seen & this.anyKind) === 0) return undefined;
    let verdict: Verdict | undefined;
    for (let n = 0; n < this.watched.length; n++)
      if (seen & this.kinds[n]) verdict = graver(verdict, this.look(this.watched[n]));
    return verdict;
  }

  private look(i: number): Verdict | undefined {
    const { machine } = this;
    const property = machine.compiled.properties[i];
    const check = machine.world.checks[i];
    if (property.kind === 'sometimes' && check.count > 0) return undefined;
    const finding = property.check(machine.view, machine.world.monitors[i], machine.ledger.event);
    if (!finding) return undefined;
    if (check.count++ === 0) this.note(i, finding);
    if (property.kind === 'sometimes')
      return this.run.stop.goal === property.id
        ? { reason: 'goal', detail: property.name }
        : undefined;
    if (this.run.stop.onViolation === 'count') return undefined;
    return { reason: 'violation', detail: `${property.name}: ${check.detail}` };
  }

  private note(i: number, finding: Finding): void {
    const check = this.machine.world.checks[i];
    check.at = this.machine.world.events - 1;
    check.nodes = finding.nodes.slice();
    check.detail = this.inWords(finding);
  }

  private inWords(finding: Finding): string {
    return fillTemplate(finding.text, finding.values, this.machine.compiled.manifest.nodeLabel);
  }

  /** All results, as the run's preset promises them where it is the preset's. */
  results(reason: EndReason | undefined): CheckResult[] {
    const { compiled } = this.machine;
    const likeness = likenessToPreset(compiled, this.run);
    const failing = likeness === 'no' ? [] : meantToFail(compiled, this.run);
    return compiled.properties.map(({ id, name, kind }, i) => {
      const isMeant = failing.includes(id);
      const found = this.found(i, { reason, isMeant, isPromised: likeness === 'exactly' });
      // With another seed the lesson may show, and need not.
      const isSpared = likeness === 'otherSeed' && found.ok === true;
      const expected = isMeant && !isSpared ? ('fails' as const) : ('holds' as const);
      return { id, name, kind, expected, ...found };
    });
  }

  private found(i: number, asked: Asked) {
    const { kind } = this.machine.compiled.properties[i];
    if (kind === 'eventually') return this.owed(i, asked.reason);
    const { count, at, nodes, detail } = this.machine.world.checks[i];
    const ok = kind === 'always' ? holds(count, asked) : isSeen(count, asked);
    return { ok, count, at, nodes, detail };
  }

  private owed(i: number, reason: EndReason | undefined) {
    const property = this.machine.compiled.properties[i];
    const finding = property.check(
      this.machine.view,
      this.machine.world.monitors[i],
      this.machine.ledger.event,
    );
    if (!finding)
      return { ok: isDecided(reason) ? true : null, count: 0, at: -1, nodes: [], detail: '' };
    return {
      ok: isDecided(reason) && !finding.undecided ? false : null,
      count: 1,
      at: -1,
      nodes: finding.nodes,
      detail: this.inWords(finding),
    };
  }
}

/** One bit for each kind after whose events a property is looked at. */
export function kindBits(kinds: readonly EventKind[] | undefined): number {
  return kindMask(kinds).reduce((bits, wanted, kind) => (wanted ? bits | (1 << kind) : bits), 0);
}

/** The first violation, or else the goal: a step may show both. */
function graver(a: Verdict | undefined, b: Verdict | undefined): Verdict | undefined {
  return a?.reason === 'violation' ? a : (b ?? a);
}

interface Asked {
  readonly reason: EndReason | undefined;
  /** The run's preset means the property to fail. */
  readonly isMeant: boolean;
  /** The run is its preset's to the seed. */
  readonly isPromised: boolean;
}

/** A violation that is expected may still come after a bound. */
function holds(count: number, { reason, isMeant }: Asked): boolean | null {
  if (count > 0) return false;
  return !isMeant || isDecided(reason) ? true : null;
}

/** A preset promises what it shows; any other run promises nothing, so there an unseen state is no failure. */
function isSeen(count: number, { reason, isMeant, isPromised }: Asked): boolean | null {
  if (count > 0) return true;
  return (isPromised || isMeant) && isDecided(reason) ? false : null;
}
