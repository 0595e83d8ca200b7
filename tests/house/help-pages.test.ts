import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

type Listed = { readonly href: string; readonly title: string };

const plain = (html: string): string => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');

async function pageFor(part: Part, path: string): Promise<{ readonly status: number; readonly html: string }> {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part) });
  return { status: answer.status, html: await answer.text() };
}

/** The pages that the help lists for the part. */
async function listedFor(part: Part, words = ''): Promise<readonly Listed[]> {
  const { html } = await pageFor(part, `/bantuan?${new URLSearchParams({ q: words })}`);
  const list = html.slice(html.indexOf('id="per-halaman"'), html.indexOf('</main>'));
  return [...list.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a><p>[^<]+<\/p><\/li>/g)].map((it) => ({
    href: it[1] ?? '',
    title: plain(it[2] ?? ''),
  }));
}

const hrefs = (listed: readonly Listed[]) => listed.map((it) => it.href);

describe('the list of pages with a help', () => {
  test.each(parts)('leads %s to pages of that name, each with its help', { timeout: 180_000 }, async (part) => {
    const faults: string[] = [];
    for (const { href, title } of await listedFor(part)) {
      const { status, html } = await pageFor(part, href);
      const name = plain(/<title>([^<]*) – [^<]*<\/title>/.exec(html)?.[1] ?? '');
      // The front page bears the name of the hub.
      const isNamed = href === '/' || name === title;
      if (status !== 200 || !isNamed || !html.includes('class="page-help"')) faults.push(`${href}: ${status} ${name}`);
    }
    expect(faults).toEqual([]);
  });

  test('shows everyone the public pages alone', async () => {
    expect(hrefs(await listedFor('anonymous'))).toEqual([
      '/',
      '/inovasi',
      '/masalah',
      '/pencocokan/data-wilayah',
      '/saling-belajar',
      '/replikasi/sertifikat',
      '/kasus-model',
      '/klinik',
      '/klinik/sertifikat',
      '/kompetisi',
      '/tanda-terima',
      '/sanggahan',
      '/sertifikat',
      '/kisah',
      '/ketahanan',
      '/hub',
      '/data-terbuka',
      '/jaringan',
      '/masuk',
      '/lupa-sandi',
      '/api',
      '/tentang',
      '/privasi',
      '/aksesibilitas',
      '/kode-sumber',
    ]);
  });

  test('shows what a role opens, and no way in to those who are in', async () => {
    const [innovator, hub, system] = [
      hrefs(await listedFor('innovator')),
      hrefs(await listedFor('hub_admin')),
      hrefs(await listedFor('system_admin')),
    ];
    const seen = (href: string) => [innovator, hub, system].map((it) => it.includes(href));
    expect(seen('/masuk')).toEqual([false, false, false]);
    expect(seen('/kelola/inovasi/baru')).toEqual([true, true, false]);
    expect(seen('/impor')).toEqual([false, true, false]);
    expect(seen('/catatan')).toEqual([false, true, true]);
    expect(seen('/surat-keluar')).toEqual([false, false, true]);
  });

  test('is narrowed by words of name and help, and says when nothing fits', async () => {
    expect(await listedFor('hub_admin', 'KODE sumber')).toEqual([{ href: '/kode-sumber', title: 'Kode sumber' }]);
    expect(await listedFor('anonymous', 'surat keluar')).toEqual([]);
    const { html } = await pageFor('anonymous', '/bantuan?q=%22xyz%3C');
    expect(html).toContain('Tidak ada halaman yang cocok');
    expect(html).toContain('name="q" type="search" value="&quot;xyz&lt;"');
  });
});

describe('the help of a page', () => {
  test('stands on a form that comes back with its errors, and on no page that tells an error', async () => {
    const cookies = stage.cookiesOf('innovator');
    const again = await stage.server.ask('/profil/nama', { cookies, form: { nama: '', bahasa: 'id' } });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('Nama ini tampil pada riwayat');
    const missing = await pageFor('innovator', '/kelola/tidak-ada');
    expect([missing.status, missing.html.includes('class="page-help"')]).toEqual([404, false]);
  });

  test('is in the language of the reader', async () => {
    const read = async (cookies: string) => (await stage.server.ask('/masuk', { cookies })).text();
    expect(await read('tuntas_locale=en')).toContain('<summary>Help for this page</summary>');
    expect(await read('tuntas_locale=id')).toContain('<summary>Bantuan halaman ini</summary>');
  });
});
