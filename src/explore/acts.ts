// One step of a search as one number: what happens, and to what.

/** `take`, `lose`, `duplicate`, `lostAtCut`, `lostAtDown`: of an item, by number. The others as their names say. */
export const Act = {
  take: 0,
  timer: 1,
  crash: 2,
  recover: 3,
  lose: 4,
  duplicate: 5,
  partition: 6,
  heal: 7,
  lostAtCut: 8,
  lostAtDown: 9,
  begin: 10,
} as const;

const KINDS = 16;
/** More timers than one node has. */
const TIMERS = 1 << 12;

/** `x`: an item's number, a node, a side's bits, or what `timerOf` gives. */
export function actOf(kind: number, x: number): number {
  return x * KINDS + kind;
}
export function kindOf(act: number): number {
  return act % KINDS;
}
export function objectOf(act: number): number {
  return Math.floor(act / KINDS);
}

export function timerOf(node: number, type: number): number {
  return node * TIMERS + type;
}
export function timerNode(timer: number): number {
  return Math.floor(timer / TIMERS);
}
export function timerType(timer: number): number {
  return timer % TIMERS;
}

/** Whether somebody must let it happen sooner or later; faults may never come. */
export function isDue(act: number): boolean {
  const kind = kindOf(act);
  return (
    kind === Act.take || kind === Act.timer || kind === Act.lostAtCut || kind === Act.lostAtDown
  );
}
