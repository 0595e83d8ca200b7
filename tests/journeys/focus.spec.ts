import type { Page } from '@playwright/test';
import { expect, signIn, test, told } from './house.ts';

const PHONE = { width: 360, height: 640 };

/**
 * The box that has the focus, when the line that says how keeping stands lies over it; null when it is in sight. Of a
 * tall box the browser brings the line with the cursor into sight, so two lines of it are enough.
 */
async function coveredByLine(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const line = document.querySelector('.keep');
    const focused = document.activeElement;
    if (!line || !focused || line.contains(focused)) return null;
    const [over, box] = [line.getBoundingClientRect(), focused.getBoundingClientRect()];
    const inSight = Math.min(box.height, 60);
    const isCovered = box.top + inSight > over.top + 1 && box.top < over.bottom - 1;
    return isCovered ? `${focused.id} at ${box.top}–${box.bottom} under ${over.top}–${over.bottom}` : null;
  });
}

const isOnButton = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('value') === 'berikut');

test('on a phone, no box that one reaches by the keyboard is covered by what sticks to the edge', async ({
  page,
  hub,
}) => {
  await page.setViewportSize(PHONE);
  await signIn(page, hub, 'inovator.puskesmas@contoh.example');
  await page.goto(`${hub.address}/kelola/inovasi/baru?judul=Perahu+periksa+${Date.now()}&lanjut=ya`);
  await page.getByRole('button', { name: 'Lanjut membuat baru' }).click();
  await told(page, 'Draf dibuat');
  for (const section of ['klasifikasi', 'dampak']) {
    await page.goto(`${page.url().replace(/\/bagian.*/, '')}/bagian/${section}`);
    await page.getByRole('main').getByRole('textbox').first().fill('Dua kata');
    await expect(page.locator('.keep')).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole('main').getByRole('button', { name: 'Simpan', exact: true }).focus();
    const covered: (string | null)[] = [];
    let steps = 0;
    for (; steps < 120 && !(await isOnButton(page)); steps += 1) {
      await page.keyboard.press('Tab');
      covered.push(await coveredByLine(page));
    }
    for (let back = 0; back < steps; back += 1) {
      covered.push(await coveredByLine(page));
      await page.keyboard.press('Shift+Tab');
    }
    expect(steps).toBeGreaterThan(8);
    expect(steps).toBeLessThan(120);
    expect(covered.filter((it) => it !== null)).toEqual([]);
    page.once('dialog', (dialog) => void dialog.accept());
  }
});
