import { expect, look, test } from './house.ts';

// The looking itself is looked at: a page with a known fault is told.

async function plant(page: import('@playwright/test').Page, address: string, html: string): Promise<void> {
  await page.goto(`${address}/bantuan`);
  await look(page);
  await page.evaluate((inside) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', inside);
  }, html);
}

for (const [fault, html, said] of [
  ['a picture that says nothing', '<img src="/assets/x.svg">', /image-alt at 360/],
  ['a field without a name', '<input name="x">', /label at 360/],
  ['a second title', '<h1>Lagi</h1>', /h1/],
  ['a wide table', '<div class="lebar">x</div>', /px wider than 360/],
] as const) {
  test(`${fault} is told`, async ({ page, hub }) => {
    test.info().annotations.push({ type: 'planted', description: html });
    await plant(page, hub.address, html);
    await page.evaluate(() => {
      const wide = document.querySelector<HTMLElement>('.lebar');
      if (wide) wide.style.width = '500px';
    });
    await expect(look(page)).rejects.toThrow(said);
  });
}
