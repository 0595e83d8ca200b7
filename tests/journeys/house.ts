import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { AXE, demonstrationIn, type Product, ROOT, SEEN, startProduct } from './product.ts';

export { expect } from '@playwright/test';

/** `./test` looks over what stands in this folder when all journeys are over. */
const DATA = join(ROOT, '.cache/journeys');
export const PASSWORD = 'selesai-sampai-tuntas';

type Shared = { readonly hub: Product; readonly emptyHub: Product };

async function withProduct(name: string, demo: boolean, use: (product: Product) => Promise<void>): Promise<void> {
  const data = join(DATA, name);
  if (demo) demonstrationIn(data);
  else rmSync(data, { recursive: true, force: true });
  // Receivers of webhooks stand on this machine.
  const product = await startProduct({ data, demo, env: { TUNTAS_WEBHOOK_LOCAL: 'true' } });
  await use(product);
  expect(await product.stop()).toBe(0);
}

/**
 * `hub`: a running hub with the demonstration; `emptyHub`: one without, as an office begins. Each is started once a
 * worker and shared by its journeys, so a journey makes what it changes. `ownHub`: the demonstration for one journey alone.
 */
export const test = base.extend<{ readonly watched: undefined; readonly ownHub: Product }, Shared>({
  hub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs off its first argument
    async ({}, use, info) => withProduct(`hub-${info.workerIndex}`, true, use),
    { scope: 'worker', timeout: 120_000 },
  ],
  emptyHub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs off its first argument
    async ({}, use, info) => withProduct(`empty-${info.workerIndex}`, false, use),
    { scope: 'worker', timeout: 120_000 },
  ],
  ownHub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs off its first argument
    async ({}, use, info) => withProduct(`own-${info.testId}`, true, use),
    { timeout: 120_000 },
  ],
  // Nothing that a page does may be refused by its own policy or end in a fault of a script.
  watched: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
      page.on('console', (message) => {
        const text = message.text();
        // A journey may cut the line on purpose.
        const isExpected = /status of (?:4\d\d)|ERR_(?:INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_RESET)/.test(
          text,
        );
        if (message.type() === 'error' && !isExpected) faults.push(`console: ${text}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/**
 * Loads axe once a document, as a file of the hub itself (`seed.ts` puts it beside the assets): the browser keeps it compiled. Sent to the page as
 * text, which remains for pages of another origin or without a line, it costs five times as much.
 */
async function loadAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(
    (address) =>
      'axe' in window ||
      import(address).then(
        () => true,
        () => false,
      ),
    AXE,
  );
  if (!isThere) await page.evaluate(`${axe.source};0`);
}

/** What axe finds wrong. */
async function violationsOf(
  page: Page,
  without: readonly string[],
): Promise<readonly { readonly id: string; readonly html: string }[]> {
  await loadAxe(page);
  return page.evaluate(
    async ({ values, left }) => {
      const options: RunOptions = {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        rules: Object.fromEntries(left.map((it) => [it, { enabled: false }])),
        preload: false,
        iframes: false,
      };
      const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run(document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })));
    },
    { values: RULES, left: [...without] },
  );
}

async function faultsAt(page: Page, size: typeof WIDE, without: readonly string[] = []): Promise<string[]> {
  await page.setViewportSize(size);
  const faults = (await violationsOf(page, without)).map(
    ({ id, html }) => `${id} at ${size.width}: ${html.slice(0, 160)}`,
  );
  return [...faults, ...(await overflowAt(page, size))];
}

async function overflowAt(page: Page, size: typeof WIDE): Promise<string[]> {
  await page.setViewportSize(size);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return overflow > 0 ? [`the page is ${overflow} px wider than ${size.width}`] : [];
}

/** Reckoning the colours behind every letter takes most of the time. */
const SLOW = ['color-contrast'];
const nameOf = (page: Page): string => new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

/** Whether a journey of any worker has looked at the page of this name before; it has from now on. */
function isKnown(name: string): boolean {
  const mark = createHash('sha256').update(name).digest('hex');
  try {
    writeFileSync(join(SEEN, mark), name, { flag: 'wx' });
    return false;
  } catch {
    return true;
  }
}

/**
 * The page as an officer meets it: no fault for any reader, on a phone and on a desk, and nothing to scroll sideways. On a desk, and for its
 * colours, a page is asked once in all journeys: what changes between two of its states is seen on the phone.
 */
export async function look(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1, { timeout: 5000 });
  const seen = isKnown(nameOf(page));
  const wide = await (seen ? overflowAt : faultsAt)(page, WIDE);
  const faults = [...wide, ...(await faultsAt(page, PHONE, seen ? SLOW : []))];
  await page.setViewportSize(WIDE);
  expect(faults, page.url()).toEqual([]);
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
/** Checking a password is slow on purpose: whoever signed in once in a worker brings the same session again. */
const sessions = new Map<string, Cookies>();
const SESSION = /session/;

/** Signs in as one of the demonstration's people, by the form unless their session is known. */
export async function signIn(page: Page, hub: Product, email: string, password = PASSWORD): Promise<void> {
  const key = `${hub.data} ${email} ${password}`;
  await page.context().addCookies(sessions.get(key) ?? []);
  if (sessions.has(key)) await page.goto(`${hub.address}/beranda`);
  if (new URL(page.url()).pathname !== '/beranda' || !sessions.has(key))
    await signInByForm(page, hub, { email, password });
  const cookies = await page.context().cookies(hub.address);
  sessions.set(
    key,
    cookies.filter((it) => SESSION.test(it.name)),
  );
}

type Known = { readonly email: string; readonly password?: string };

/** A session of its own, as another device has. */
export async function signInByForm(page: Page, hub: Product, { email, password = PASSWORD }: Known): Promise<void> {
  await page.goto(`${hub.address}/masuk`);
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page).toHaveURL(/\/beranda$/);
}

/** Leaves the seat to somebody else: the device forgets who sat there, the session waits for when they come back. */
export async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies({ name: SESSION });
  await page.goto(new URL(page.url()).origin);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Masuk' }).first()).toBeVisible();
}

/** Signs out as people do: the session ends. */
export async function pressSignOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Keluar' }).first().click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Masuk' }).first()).toBeVisible();
}

/** The message that is shown once after something was done. */
export async function told(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
}
