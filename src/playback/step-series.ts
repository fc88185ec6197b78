// A value over time that holds until the next one.

export interface StepSeries {
  /** Ascending, in ticks. */
  readonly times: ArrayLike<number>;
  /** `values[i]` holds from `times[i]` on. */
  readonly values: ArrayLike<number>;
}

/** Collects a series: of several values at one time the last stays. */
export class StepWriter {
  private readonly times: number[] = [];
  private readonly values: number[] = [];

  put(time: number, value: number): void {
    const { times, values } = this;
    if (values.length > 0 && values[values.length - 1] === value) return;
    if (times.length > 0 && times[times.length - 1] === time) values[values.length - 1] = value;
    else {
      times.push(time);
      values.push(value);
    }
  }

  series(): StepSeries {
    return { times: Float64Array.from(this.times), values: Float64Array.from(this.values) };
  }
}

/** The value at a time (ticks); undefined before the first. */
export function valueAt({ times, values }: StepSeries, time: number): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (times[mid] <= time) low = mid + 1;
    else high = mid;
  }
  return low === 0 ? undefined : values[low - 1];
}

/** At most about so many points, the least and the greatest of each stretch among them. */
export function thinned(series: StepSeries, most: number): StepSeries {
  const { times, values } = series;
  const count = times.length;
  if (count <= most) return series;
  const stretch = Math.ceil((2 * count) / most);
  const kept = new Set([0, count - 1]);
  for (let from = 0; from < count; from += stretch) {
    let [least, greatest] = [from, from];
    for (let i = from; i < Math.min(count, from + stretch); i++) {
      if (values[i] < values[least]) least = i;
      if (values[i] > values[greatest]) greatest = i;
    }
    kept.add(least).add(greatest);
  }
  const indices = [...kept].sort((a, b) => a - b);
  return {
    times: Float64Array.from(indices, (i) => times[i]),
    values: Float64Array.from(indices, (i) => values[i]),
  };
}
