// Kinds of events that begin a step: what a property noted of the step before is then over.
export const STEP_BEGINS = [
  'start',
  'invoke',
  'receive',
  'lose',
  'timer',
  'crash',
  'recover',
  'pause',
  'resume',
  'partition',
  'heal',
  'clock',
] as const;
