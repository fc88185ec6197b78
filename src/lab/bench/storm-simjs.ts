// The message storm in simjs (npm), the JavaScript peer: a development dependency of the benchmark alone.
import type { Subject } from './row.ts';

interface SimjsEntity {
  send(message: unknown, delay: number, to: SimjsEntity): void;
}
interface SimjsRun {
  readonly entities: SimjsEntity[];
  addEntity(type: unknown): SimjsEntity;
  simulate(until: number, maxEvents: number): boolean;
}
export interface Simjs {
  readonly Sim: new () => SimjsRun;
  readonly Entity: new (...args: unknown[]) => SimjsEntity;
}

/** simjs announces itself on `window`; undefined where it isn't installed. */
export async function loadSimjs(): Promise<Simjs | undefined> {
  const host = globalThis as { window?: { Sim?: Simjs } };
  host.window ??= {};
  try {
    await import('simjs' as string);
  } catch {
    return undefined;
  }
  return host.window.Sim;
}

export function stormOfSimjs(simjs: Simjs, nodes: number, deliveries: number): Subject {
  let storm: SimjsRun | undefined;
  return {
    name: 'simjs',
    prepare() {
      // One storm for all rounds: to get it going takes longer than to time it.
      storm ??= goingStorm(simjs, nodes);
      const sim = storm;
      return () => {
        sim.simulate(Number.MAX_VALUE, deliveries);
        return deliveries;
      };
    },
  };
}

/** In which every node has had its turn. */
function goingStorm(simjs: Simjs, nodes: number): SimjsRun {
  const sim = simjsStorm(simjs, nodes);
  sim.simulate(Number.MAX_VALUE, nodes);
  return sim;
}

function simjsStorm(simjs: Simjs, nodes: number): SimjsRun {
  const sim = new simjs.Sim();
  class Ball extends simjs.Entity {
    received = 0;
    start(): void {}
    pass(): void {
      const to = sim.entities[Math.floor(Math.random() * nodes)];
      this.send(1, -Math.log(1 - Math.random()), to);
    }
    onMessage(): void {
      this.received++;
      this.pass();
    }
  }
  for (let i = 0; i < nodes; i++) sim.addEntity(Ball);
  for (const entity of sim.entities) (entity as Ball).pass();
  return sim;
}
