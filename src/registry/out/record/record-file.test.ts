import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf } from '#platform/pdf/index.ts';
import { plantEvidence } from '../../../../tests/support/evidence.ts';
import { type ReadPdf, readPdf } from '../../../../tests/support/pdf.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { keptFiles } from './kept.ts';

let stage: Stage;
let open = '';
let draft = '';

const hostile = 'Isi #read("/etc/passwd") dan $x^2$ *tebal* _miring_ @rujuk <label> \\ `kode` 🚲 شارع';
const content = {
  title: 'Antrean daring “Sehat” ≥ 3 → 1',
  summary: `${hostile}\n\n- satu\n- dua`,
  background: `${'panjang'.repeat(60)} selesai`,
  stage: 'implementation' as const,
  impact: [
    {
      indicator: 'Waktu tunggu',
      unit: 'menit',
      before: 90,
      after: 19,
      better: 'lower' as const,
      source: 'Laporan 2025',
      date: '2025-12-31',
      story: 'Diukur di loket.',
    },
  ],
};

beforeAll(async () => {
  stage = await raiseStage();
  open = await stage.record({ state: 'published', content });
  draft = await stage.record({ state: 'draft', content: { ...content, title: 'Draf yang belum terbit' } });
  await plantEvidence(stage, { title: 'SK Bupati', usedBy: open, isPublic: true } as never);
  await plantEvidence(stage, { title: 'Nota dalam', usedBy: open } as never);
});
afterAll(() => stage.database.close());

async function pdfOf(path: string, part: Parameters<Stage['cookiesOf']>[0] = 'anonymous'): Promise<ReadPdf> {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part) });
  expect({ path, status: answer.status, faults: stage.server.faults }).toEqual({ path, status: 200, faults: [] });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return readPdf(new Uint8Array(await answer.arrayBuffer()));
}

describe('the PDF of a record', () => {
  test('is tagged, with title, author, language, headings, table and words for its pictures', async () => {
    const pdf = await pdfOf(`/inovasi/${open}/unduh.pdf`);
    expect(pdf).toMatchObject({
      title: content.title,
      author: 'Pemerintah Kabupaten Toba',
      language: 'id',
      isTagged: true,
    });
    const roles = pdf.tags.map((it) => it.role);
    expect(roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'L', 'LI']));
    const alts = pdf.tags.flatMap((it) => (it.alt ? [it.alt] : []));
    expect(alts).toEqual(
      expect.arrayContaining(['Kode QR ke halaman catatan ini', 'Waktu tunggu (menit): sebelum 90, sesudah 19.']),
    );
  });

  test('shows its pictures once, each with its title for who does not see it', async () => {
    const pictured = await stage.record({ state: 'published', content: { ...content, title: 'Catatan bergambar' } });
    const create = { width: 40, height: 30, channels: 3, background: '#2a7' } as const;
    const bytes = new Uint8Array(await sharp({ create }).png().toBuffer());
    const title = 'Warga antre di loket "Sehat" — sebelum';
    const picture = { usedBy: pictured, isPublic: true, content: { bytes, name: 'foto.png' } };
    await plantEvidence(stage, { ...picture, title });
    await plantEvidence(stage, { ...picture, title: 'Foto dalam', isPublic: false });
    const pdf = await pdfOf(`/inovasi/${pictured}/unduh.pdf`);
    const figures = pdf.tags.filter((it) => it.role === 'Figure').map((it) => it.alt);
    expect(figures.filter((alt) => alt === undefined)).toEqual([]);
    expect(figures.filter((alt) => alt === title)).toEqual([title]);
    expect(pdf.text.split(title)).toHaveLength(3);
    expect([pdf.text, ...figures].join('\n')).not.toContain('Foto dalam');
  });

  test('keeps what people wrote as text, whatever it looks like', async () => {
    const { text } = await pdfOf(`/inovasi/${open}/unduh.pdf`);
    const line = text.replaceAll(/\s+/g, ' ');
    expect(line).toContain('Isi #read("/etc/passwd") dan $x^2$ *tebal* _miring_ @rujuk <label>');
    expect(line).not.toContain('root:');
    expect(line).toContain('Antrean daring “Sehat” ≥ 3 → 1');
    expect(line.replaceAll(/[\s-]/g, '')).toContain(`${'panjang'.repeat(60)}selesai`);
  });

  test('shows what everyone may see of its evidence, and leads there', async () => {
    const { text, links } = await pdfOf(`/inovasi/${open}/unduh.pdf`);
    expect(text).toContain('SK Bupati');
    expect(text).not.toContain('Nota dalam');
    expect(links.some((it) => it.includes(`/inovasi/${open}/`))).toBe(true);
  });

  test('is the same bytes for the same content, and other ones in another language', async () => {
    const bytes = async (cookies = '') =>
      Buffer.from(await (await stage.server.ask(`/inovasi/${open}/unduh.pdf`, { cookies })).arrayBuffer());
    const [first, second] = [await bytes(), await bytes()];
    expect(first.equals(second)).toBe(true);
    const english = await readPdf(new Uint8Array(await bytes('tuntas_locale=en')));
    expect(english.language).toBe('en');
  });

  test('of a draft is for those who see its work, and each taking is kept', async () => {
    const path = `/kelola/inovasi/${draft}/unduh.pdf`;
    expect((await stage.server.ask(path, { cookies: stage.cookiesOf('other_admin') })).status).toBe(404);
    expect((await stage.server.ask(`/inovasi/${draft}/unduh.pdf`)).status).toBe(404);
    const pdf = await pdfOf(path, 'innovator');
    expect(pdf.title).toBe('Draf yang belum terbit');
    const log = await stage.database.db.pool.query(
      "select subject_id from audit_event where event = 'registry.export.record'",
    );
    expect(log.rows).toEqual([{ subject_id: draft }]);
    expect((await stage.server.ask(`${path}?versi=9`, { cookies: stage.cookiesOf('innovator') })).status).toBe(404);
  });
});

describe('the JSON of a record', () => {
  test('says all that its reader may see', async () => {
    const answer = await stage.server.ask(`/inovasi/${open}/unduh.json`);
    const said = (await answer.json()) as { content: { title: string }; evidence: { title: string }[] };
    expect(said.content.title).toBe(content.title);
    expect(said.evidence.map((it) => it.title)).toEqual(['SK Bupati']);
    const work = await stage.server.ask(`/kelola/inovasi/${open}/unduh.json`, {
      cookies: stage.cookiesOf('innovator'),
    });
    const more = (await work.json()) as { evidence: { title: string }[] };
    expect(more.evidence.map((it) => it.title).sort()).toEqual(['Nota dalam', 'SK Bupati']);
  });
});

test('lines become paragraphs and lists', () => {
  expect(partsOf('a\nb\n\nc\n- d\n• e\n')).toEqual([
    { kind: 'text', lines: ['a', 'b'] },
    { kind: 'text', lines: ['c'] },
    { kind: 'list', lines: ['d', 'e'] },
  ]);
});

test('kept files stay within their bound, and the least asked for goes first', () => {
  const kept = keptFiles(10);
  kept.put('a', new Uint8Array(5));
  kept.put('b', new Uint8Array(5));
  expect(kept.get('a')).toHaveLength(5);
  kept.put('c', new Uint8Array(5));
  expect([kept.get('a')?.length, kept.get('b'), kept.get('c')?.length]).toEqual([5, null, 5]);
  kept.put('d', new Uint8Array(11));
  expect(kept.get('d')).toBeNull();
});
