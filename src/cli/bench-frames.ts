// Frames of the page in a headless Chromium, beside those of an empty page: a full diagram that plays, a long one that is moved.
import type { Browser, Locator, Page } from '@playwright/test';
import * as catalog from '../catalog/catalog.ts';
import type { BenchHost } from '../lab/bench/row.ts';
import { median } from '../lab/bench/row.ts';
import { buildRun, type RunRequest } from '../lab/build-run.ts';
import { packLink } from '../lab/link.ts';
import { loadSource } from '../lab/source.ts';
import { openBrowser, type Site, serveSite } from './bench-site.ts';

const ROUNDS = 5;
const MEASURED_MS = 2000;
const VIEWPORT = { width: 1440, height: 900 };
const PROTOCOL = 'mx-ricart-agrawala';

/** Sixteen processes ask everybody at once: 2,016 messages, all of them in sight at first. */
const PLAYED: RunRequest = { set: { nodes: '64', load: 'saturated', entries: '16' } };
const LONG: RunRequest = {
  set: { nodes: '16', load: 'saturated', entries: '2000' },
  maxEvents: 100_000,
};

interface PageSubject {
  readonly size: number;
  readonly name: string;
  /** The address, from the site's own. */
  readonly address: string;
  /** Makes ready, and is not timed. */
  prepare(page: Page): Promise<void>;
  /** What is done on the page while frames are counted. */
  readonly act: 'nothing' | 'pan-and-zoom';
}

/** Rate: frames a second. Sizes: lanes that play, and records that are panned and zoomed. */
export const frames = async (host: BenchHost): Promise<void> => {
  const subjects = await subjectsToMeasure();
  const site = await serveSite();
  const browser = await openBrowser();
  try {
    await measureAll(subjects, browser, site, host);
  } finally {
    await browser.close();
    site.close();
  }
};

async function subjectsToMeasure(): Promise<readonly PageSubject[]> {
  const limit = (size: number): PageSubject => ({
    size,
    name: 'limit',
    address: 'empty.html',
    prepare: async () => {},
    act: 'nothing',
  });
  return [
    limit(64),
    { size: 64, name: 'play', address: await linkTo(PLAYED), prepare: plays, act: 'nothing' },
    limit(100_000),
    {
      size: 100_000,
      name: 'pan-and-zoom',
      address: await linkTo(LONG),
      prepare: standsZoomedIn,
      act: 'pan-and-zoom',
    },
  ];
}

async function linkTo(request: RunRequest): Promise<string> {
  return packLink({ run: buildRun(await loadSource(catalog, PROTOCOL), request) });
}

/** Each subject once a round, on a page of its own, after one round that is not counted. */
async function measureAll(
  subjects: readonly PageSubject[],
  browser: Browser,
  site: Site,
  host: BenchHost,
): Promise<void> {
  const rates = subjects.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, subject] of subjects.entries()) {
      const page = await browser.newPage({ viewport: VIEWPORT });
      await page.goto(site.url + subject.address);
      await subject.prepare(page);
      const rate = await page.evaluate(framesASecond, { act: subject.act, during: MEASURED_MS });
      if (round > 0) rates[i].push(rate);
      await page.close();
    }
    host.progress(`frames: round ${round} of ${ROUNDS}`);
  }
  host.take(
    subjects.map(({ size, name }, i) => ({
      benchmark: 'frames',
      size,
      subject: name,
      rate: median(rates[i]),
      unit: 'frames/s',
    })),
  );
}

/** The run is there, and plays. */
async function plays(page: Page): Promise<void> {
  await pauseButton(page).waitFor();
  await page.locator('[data-lane="63"]').waitFor({ state: 'attached' });
}

function pauseButton(page: Page): Locator {
  return page
    .getByRole('region', { name: 'Transport' })
    .getByRole('button', { name: 'Pause the run' });
}

async function standsZoomedIn(page: Page): Promise<void> {
  await page.getByText(/event [\d,]+ of 100,0/).waitFor({ timeout: 60_000 });
  const pause = pauseButton(page);
  if (await pause.isVisible()) await pause.click();
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
}

/** On the page: counts frames, and turns the wheel over the diagram at each of them. */
function framesASecond({ act, during }: { act: PageSubject['act']; during: number }) {
  const target = document.querySelector('[role=application] svg');
  const turn = (count: number) => {
    const isZoom = count % 40 >= 30;
    const way = count % 80 < 40 ? 1 : -1;
    const turned = { ctrlKey: isZoom, deltaX: isZoom ? 0 : 24 * way, deltaY: isZoom ? 8 * way : 0 };
    const place = { clientX: 700, clientY: 400, bubbles: true, cancelable: true };
    target?.dispatchEvent(new WheelEvent('wheel', { ...turned, ...place }));
  };
  return new Promise<number>((resolve) => {
    let count = 0;
    let begun = 0;
    const frame = (now: number) => {
      begun ||= now;
      if (now - begun >= during) return resolve((count * 1000) / (now - begun));
      count += 1;
      if (act === 'pan-and-zoom') turn(count);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
