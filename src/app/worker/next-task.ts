// Between two slices of work in the worker.

/** Lets waiting messages in: a cancel, a newer run. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
