// The app as the scenarios meet it: opened and driven by role and name; no scenario may leave a complaint on the console.
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

export class App {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Opens an address of the site and waits until its run is on the screen. */
  async open(address = './'): Promise<void> {
    await this.page.goto(address);
    await this.isShown();
  }

  /** Opens a link on a page of its own making: a change of the fragment alone loads nothing anew. */
  async openFragment(fragment: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.open(`./${fragment}`);
  }

  async isShown(): Promise<void> {
    await expect(this.time).toBeVisible();
    await expect(this.words).not.toBeEmpty();
  }

  /** Stops the run that plays by itself. */
  async pause(): Promise<void> {
    await this.transport.getByRole('button', { name: 'Pause' }).click();
    await this.stands();
  }

  /** Nothing plays. */
  async stands(): Promise<void> {
    await expect(this.transport.getByRole('button', { name: 'Play' })).toBeVisible();
  }

  /** Opens another preset; under reduced motion it then stands at its first beat. */
  async choosePreset(title: string): Promise<void> {
    const select = this.page.getByRole('combobox', { name: 'Preset' });
    await select.selectOption({ label: title });
    await expect(select.locator('option:checked')).toHaveText(title);
    await this.standsAtBeat();
  }

  /**
   * Opens an algorithm by its entry in the catalogue, which stands beside the stage on a wide screen; under reduced
   * motion its first preset then stands at its first beat.
   */
  async chooseAlgorithm(title: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Algorithms' })
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(title);
    await this.standsAtBeat();
  }

  /** By the catalogue's search, wherever the catalogue stands; its first preset then stands at its first beat. */
  async findAlgorithm(title: string): Promise<void> {
    await this.press('/');
    const field = this.page.getByRole('searchbox', { name: 'Find an algorithm' });
    await field.fill(title);
    await field.press('Enter');
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(title);
    await this.standsAtBeat();
  }

  private async standsAtBeat(): Promise<void> {
    await expect(this.words).toHaveAttribute('data-beat', 'true');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  get transport(): Locator {
    return this.page.getByRole('region', { name: 'Transport' });
  }

  get caption(): Locator {
    return this.page.getByRole('region', { name: 'Caption' });
  }

  /** Who, when and which event. */
  get where(): Locator {
    return this.caption.getByRole('paragraph').first();
  }

  get words(): Locator {
    return this.caption.getByRole('paragraph').last();
  }

  get time(): Locator {
    return this.transport.getByRole('slider', { name: 'Time' });
  }

  /** `t = 28 ms, event 6 of 26`. */
  async moment(): Promise<string> {
    return (await this.time.getAttribute('aria-valuetext')) ?? '';
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  section(name: string | RegExp): Locator {
    return this.inspector.getByRole('region', { name });
  }

  /** Unfolds a section of the inspector. */
  async unfold(name: string): Promise<Locator> {
    const details = this.section(name).locator('details').first();
    const isOpen = await details.evaluate((element) => element.hasAttribute('open'));
    if (!isOpen) await details.locator('summary').first().click();
    await expect(details).toHaveAttribute('open', '');
    return this.section(name);
  }

  /** A number of the run's form, unfolded. */
  async field(name: string | RegExp): Promise<Locator> {
    await this.unfold('Run');
    return this.inspector.getByRole('spinbutton', { name, exact: true });
  }

  get menu(): Locator {
    return this.page.getByRole('menu');
  }

  get alert(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The link of this moment, as the share dialog gives it. */
  async link(): Promise<string> {
    await this.button('Share').click();
    const field = this.dialog('Share').getByRole('textbox', { name: 'Link to this moment' });
    await expect(field).toHaveValue(/#1.+\.[0-9a-f]{8}$/);
    const link = await field.inputValue();
    await this.dialog('Share').getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog('Share')).toBeHidden();
    return link;
  }
}

interface Fixtures {
  readonly app: App;
  readonly complaints: readonly string[];
}

export const test = base.extend<Fixtures>({
  app: async ({ page, complaints }, use) => {
    void complaints;
    await use(new App(page));
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    await use(complaints);
    expect(complaints, 'errors and warnings on the console').toEqual([]);
  },
});
