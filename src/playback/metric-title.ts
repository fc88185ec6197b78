// A metric's name as people read it.

/** `messagesPerEntry` is `messages per entry`. */
export function metricTitle(name: string): string {
  return name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`,
  );
}
