// One line of a benchmark's result, and how subjects are timed: interleaved, medians of several rounds.

export interface Row {
  readonly benchmark: string;
  /** Nodes. */
  readonly size: number;
  readonly subject: string;
  /** Per second. */
  readonly rate: number;
  readonly unit: string;
}

/** Something to be timed: `prepare` is not timed, `work` returns how many items it did. */
export interface Subject {
  readonly name: string;
  prepare(): () => number;
}

/** Where a benchmark's progress and results go, as they come. */
export interface BenchHost {
  progress(text: string): void;
  take(rows: readonly Row[]): void;
}

/** Subjects that are measured beside each other. */
export interface Group {
  readonly size: number;
  readonly subjects: readonly string[];
}

/** A benchmark of subjects that know nothing of each other: each may have a thread of its own. */
export interface SubjectBenchmark {
  readonly unit: string;
  groups(): Promise<readonly Group[]>;
  subject(size: number, name: string): Promise<Subject>;
  /** What is measured once, beside the rates. */
  further?(): Promise<readonly Row[]>;
}

/** A standing benchmark: of subjects, or one that measures in its own way. */
export type Benchmark = SubjectBenchmark | ((host: BenchHost) => Promise<void>);

/** Does a subject's work once, and gives its rate: items a second. */
export type Round = () => number | Promise<number>;

const LEAST_MS = 100;

/** One round of a subject, here: its work as often as makes a time that can be measured. */
export function roundOf(subject: Subject): Round {
  return () => {
    let items = 0;
    let elapsedMs = 0;
    while (elapsedMs < LEAST_MS) {
      const work = subject.prepare();
      const begin = performance.now();
      items += work();
      elapsedMs += performance.now() - begin;
    }
    return (items * 1000) / elapsedMs;
  };
}

const ROUNDS = 5;
/** Rounds that don't count: until then the compiler is still at work. */
const WARM_UPS = 2;

/** Every subject once a round, one after another; hands over the median rate of each. */
export async function measure(
  benchmark: string,
  unit: string,
  { size, subjects }: Group,
  rounds: readonly Round[],
  host: BenchHost,
): Promise<void> {
  const rates = subjects.map((): number[] => []);
  for (let round = 1 - WARM_UPS; round <= ROUNDS; round++) {
    for (const [i, once] of rounds.entries()) {
      const rate = await once();
      if (round > 0) rates[i].push(rate);
    }
    if (round > 0) host.progress(`${benchmark} ${size}: round ${round} of ${ROUNDS}`);
  }
  host.take(
    subjects.map((subject, i) => ({ benchmark, size, subject, rate: median(rates[i]), unit })),
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2;
}
