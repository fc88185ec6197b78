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

/** A standing benchmark. */
export type Benchmark = (host: BenchHost) => Promise<void>;

const ROUNDS = 5;

/** Every subject once a round, one after another, after one untimed round; hands over the median rate of each. */
export function measure(
  benchmark: string,
  size: number,
  unit: string,
  subjects: readonly Subject[],
  host: BenchHost,
): void {
  const rates = subjects.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    subjects.forEach((subject, i) => {
      const work = subject.prepare();
      const begin = performance.now();
      const items = work();
      const seconds = (performance.now() - begin) / 1000;
      if (round > 0) rates[i].push(items / seconds);
    });
    host.progress(`${benchmark} ${size}: round ${round} of ${ROUNDS}`);
  }
  host.take(
    subjects.map((subject, i) => ({
      benchmark,
      size,
      subject: subject.name,
      rate: median(rates[i]),
      unit,
    })),
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2;
}
