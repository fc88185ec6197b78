// The space-time diagram: its events and arrows by their accessible names, and what a pointer does to them.
import { expect, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

export class Diagram {
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get box(): Locator {
    return this.page.getByRole('application', { name: 'Events and messages' });
  }

  event(name: RegExp): Locator {
    return this.box.getByRole('button', { name });
  }

  /** The first message of a type between two nodes: `REQUEST`, `P2`, `P0`. */
  message(type: string, from: string, to: string): Locator {
    return this.box.getByRole('button', { name: new RegExp(`^${type} from ${from} to ${to},`) });
  }

  lane(node: string): Locator {
    return this.box.getByRole('button', { name: `${node}, lane` });
  }

  /** Names of all events on the page, in the order in which they happen. */
  eventNames(): Promise<readonly string[]> {
    return this.box
      .locator('[data-event]')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
  }

  /** The events that match, once there are some; each as what the expression's first group holds. */
  async order(of: RegExp): Promise<readonly string[]> {
    return (await this.eventNames()).flatMap((name) => of.exec(name)?.[1] ?? []);
  }

  /** Drags a message's head along the time axis until it stands `beyond` pixels after an event. */
  async dragHead(message: Locator, event: Locator, beyond: number): Promise<void> {
    const row = await message.getAttribute('data-row');
    const head = await middle(this.box.locator(`[data-head="${row}"]`));
    const goal = await middle(event);
    const { mouse } = this.page;
    await mouse.move(head.x, head.y);
    await mouse.down();
    await mouse.move((head.x + goal.x) / 2, head.y, { steps: 4 });
    await mouse.move(goal.x + beyond, head.y, { steps: 4 });
    await mouse.up();
  }

  /** Clicks an arrow a third of the way along its shaft, clear of what lies at its ends. */
  async clickArrow(message: Locator): Promise<void> {
    const at = await message.locator('path').first().evaluate(pointOnPath, 0.3);
    await this.page.mouse.click(at.x, at.y);
    await expect(this.page.getByRole('menu')).toBeVisible();
  }

  /** Clicks a lane at the time of an event, or so many pixels beside it. */
  async clickLane(node: number, event: Locator, beside: number): Promise<void> {
    const { x } = await middle(event);
    const lane = await middle(this.box.locator(`[data-lane="${node}"]`));
    await this.page.mouse.click(x + beside, lane.y);
    await expect(this.page.getByRole('menu')).toBeVisible();
  }
}

async function middle(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** On the screen, that far along a path. */
function pointOnPath(path: Element, part: number): Point {
  if (!(path instanceof SVGPathElement)) throw new Error('an arrow begins with its shaft');
  const matrix = path.getScreenCTM();
  const { x, y } = path
    .getPointAtLength(path.getTotalLength() * part)
    .matrixTransform(matrix ?? undefined);
  return { x, y };
}
