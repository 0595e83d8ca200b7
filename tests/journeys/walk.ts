import type { Locator, Page } from '@playwright/test';
import { signIn, signOut, told } from './house.ts';
import type { Product } from './product.ts';

/** The signed paper of every step, as a scanner makes it. */
export const paper = {
  name: 'dokumen.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

const DAY = 86_400_000;
/** So many days before today, as a date field takes it. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

export const mainOf = (page: Page): Locator => page.getByRole('main');

/** Somebody else takes the seat. */
export async function become(page: Page, hub: Product, email: string, at?: string): Promise<void> {
  if (page.url() !== 'about:blank')
    if ((await page.getByRole('banner').getByRole('button', { name: 'Keluar' }).count()) > 0) await signOut(page);
  await signIn(page, hub, email);
  if (at) await page.goto(at);
}

/** Fills boxes by their names, as they stand in the form. */
export async function fill(page: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(boxes)) await mainOf(page).locator(`[name="${name}"]`).first().fill(value);
}

/** Chooses in lists and among buttons, by their names. */
export async function choose(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(choices)) {
    const list = mainOf(page).locator(`select[name="${name}"]`);
    if ((await list.count()) > 0) await list.first().selectOption(value);
    else await mainOf(page).locator(`[name="${name}"][value="${value}"]`).check();
  }
}

export async function press(page: Page, name: string | RegExp, says: string | RegExp): Promise<void> {
  await mainOf(page).getByRole('button', { name }).first().click();
  await told(page, says);
}

/** Types into one section of a record and goes back to all of them. */
export async function editSection(page: Page, work: string, name: string, type: () => Promise<void>): Promise<void> {
  await page.goto(work);
  await page.getByRole('list', { name: 'Bagian isian' }).getByRole('link', { name, exact: true }).click();
  await type();
  await press(page, 'Simpan dan kembali', /^Tersimpan\.$/);
}
