// Properties beside a state: their monitors as parts of it, and their checks.
import { kindBits } from '../engine/checks.ts';
import type { Compiled } from '../engine/compiled.ts';
import type { EventView, Finding, WorldView } from '../engine/contract.ts';
import { clonePlain } from '../engine/plain.ts';
import { EVENT_KINDS } from '../engine/trace.ts';
import { Status } from '../engine/world.ts';
import { Interner, plainText } from './interner.ts';
import type { LocalSteps, SeenEvent } from './local-steps.ts';

const SOME_EVENT: EventView = {
  kind: 'start',
  time: 0,
  node: -1,
  peer: -1,
  type: '',
  value: NaN,
  body: undefined,
};

/** Events of one step, numbered by what they are. */
export interface Seen {
  readonly number: number;
  readonly events: readonly SeenEvent[];
  readonly kinds: number;
}

/** What properties remember has fewer values. */
const MOST_MONITORS = 1 << 24;

export class Watch {
  /** Monitors by their place among a state's words; undefined for a property without one. */
  readonly places: readonly (number | undefined)[];
  /** Words that monitors take. */
  readonly size: number;
  private readonly compiled: Compiled;
  private readonly locals: LocalSteps;
  private readonly monitors = new Interner<{ readonly value: unknown }>();
  private readonly masks: readonly number[];
  private words: Int32Array = new Int32Array(0);
  /** The node of the event that is observed, as it was then. */
  private past: SeenEvent | undefined;
  /** Whether somebody who observes has looked at the world. */
  private hasLooked = false;
  /** By property: the monitor after some events, where no look at the world decided it. */
  private readonly known: readonly Map<number, number>[];
  private readonly view: WorldView<unknown, unknown>;
  /** The property that is asked, and those that have asked for the time, which no state holds. */
  private asked = -1;
  private readonly timed = new Set<number>();

  constructor(compiled: Compiled, locals: LocalSteps, first: number) {
    this.compiled = compiled;
    this.locals = locals;
    let place = first;
    this.places = compiled.properties.map(({ monitor }) => (monitor ? place++ : undefined));
    this.size = place - first;
    this.masks = compiled.properties.map(({ kinds }) => kindBits(kinds));
    this.known = compiled.properties.map(() => new Map());
    const looks = () => this.timed.add(this.asked);
    const world = {
      count: compiled.nodes,
      params: compiled.params,
      get time() {
        looks();
        return 0;
      },
      cycle: 0,
      state: (node: number) => this.stateOf(node),
      up: (node: number) => this.isUp(node),
    };
    this.view = world;
  }

  private stateOf(node: number): unknown {
    const { past } = this;
    this.hasLooked = true;
    if (past !== undefined && past.node === node) return past.state;
    return this.locals.get(this.words[node]).state;
  }

  private isUp(node: number): boolean {
    const { past } = this;
    this.hasLooked = true;
    if (past !== undefined && past.node === node) return past.up;
    return !(this.locals.get(this.words[node]).status & Status.down);
  }

  get bytes(): number {
    return this.monitors.characters * 4;
  }

  /** Writes the monitors as they are at the start. */
  begin(words: Int32Array): void {
    this.compiled.properties.forEach(({ monitor }, i) => {
      const place = this.places[i];
      if (place !== undefined) words[place] = this.numberOf(monitor?.(this.compiled.params));
    });
  }

  /** What a property remembers, by number. */
  get(monitor: number): unknown {
    return this.monitors.values[monitor].value;
  }

  /** The number of what a property may remember. */
  numberOf(value: unknown): number {
    return this.monitors.numberOf(plainText(value), () => ({ value }));
  }

  /** Shows the events to whom they concern, and writes what they then remember. `kinds` has a bit for each event's kind. */
  observe(words: Int32Array, { number, events, kinds }: Seen): void {
    const { properties } = this.compiled;
    for (let i = 0; i < properties.length; i++) {
      const place = this.places[i];
      if (place === undefined || !properties[i].observe || !(kinds & this.masks[i])) continue;
      const key = number * MOST_MONITORS + words[place];
      const known = this.known[i].get(key);
      if (known !== undefined) {
        words[place] = known;
        continue;
      }
      this.hasLooked = false;
      words[place] = this.remember(i, words, words[place], events);
      if (!this.hasLooked) this.known[i].set(key, words[place]);
    }
  }

  private remember(
    i: number,
    words: Int32Array,
    before: number,
    events: readonly SeenEvent[],
  ): number {
    const property = this.compiled.properties[i];
    const monitor = clonePlain(this.monitors.values[before].value);
    this.words = words;
    this.asked = i;
    for (const event of events) {
      if (!(this.masks[i] & (1 << EVENT_KINDS.indexOf(event.kind)))) continue;
      this.past = event;
      property.observe?.(monitor, event, this.view);
    }
    this.past = undefined;
    return this.numberOf(monitor);
  }

  /** What the property finds in that state; `event` is the step's last one. What it remembers is frozen. */
  check(i: number, words: Int32Array, event: EventView | undefined): Finding | undefined {
    const place = this.places[i];
    this.words = words;
    this.asked = i;
    const monitor = place === undefined ? undefined : this.get(words[place]);
    return this.compiled.properties[i].check(this.view, monitor, event ?? SOME_EVENT);
  }

  /** Whether it has asked for the time: then nothing is said of schedules in which it finds nothing. */
  isTimed(i: number): boolean {
    return this.timed.has(i);
  }

  /** Whether the property is looked at after a step with events of these kinds. */
  looksAfter(i: number, kinds: number): boolean {
    return (kinds & this.masks[i]) !== 0;
  }

  /** Whether its check hangs on the state alone, so that one look at each state is enough. */
  hangsOnState(i: number): boolean {
    const { kinds, check } = this.compiled.properties[i];
    return kinds === undefined && check.length < 3 && this.places[i] === undefined;
  }
}
