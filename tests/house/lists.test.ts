import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import type { RoundId } from '../../src/evaluation/model/ids.ts';
import { exportFormats } from '../../src/platform/export/list.ts';
import { readTable } from '../../src/platform/sheet/index.ts';
import { plantCertificates, plantEdition, recipient } from '../support/certificates.ts';
import { plantAnnounced } from '../support/course.ts';
import { plantOrganised } from '../support/editions.ts';
import { entryFor } from '../support/entry-targets.ts';
import { plantEvidence } from '../support/evidence.ts';
import { plantImport } from '../support/imports.ts';
import { plantSheet } from '../support/instruments.ts';
import { plantAcross, plantHarvest, plantNetworkRecord, plantPair } from '../support/network-peers.ts';
import { readPdf } from '../support/pdf.ts';
import { type Part, raiseStage, type Stage } from '../support/stage.ts';
import { plantFailed, plantHook } from '../support/webhooks.ts';
import { pathOf } from './addresses.ts';
import { planBeside, plantScoring } from './evaluation.ts';
import { plantProgramme } from './hub.ts';
import { partOfInsight } from './insight.ts';
import { noLists } from './no-lists.ts';
import { plantObjected } from './objections.ts';
import { wholeContent } from './planted.ts';
import { plantVisit } from './planted-interviews.ts';
import { plantLists } from './planted-lists.ts';
import { isOfRating, plantComment, plantRating } from './planted-rating.ts';

// A page that lists things offers them as files, and the files hold what the page counts.

let stage: Stage;
let edition = '';
/** A round with sheets that were handed in. */
let round = '';
let heard = '';
/** An edition whose results everybody may read. */
let announced = '';
/** One with objections. */
let objected = '';
let rated = '';
/** The answers of an innovation. */
let sheet = '';
/** Ids of further lists, by how their addresses begin. */
let known: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  stage = await raiseStage();
  for (let n = 0; n < 3; n += 1) {
    await stage.record({ state: 'published', content: wholeContent });
    await stage.record({ state: 'draft', content: { ...wholeContent, title: "=cmd|' /C calc'!A0" } });
    await stage.problem('open');
    await stage.invitation();
    await plantEvidence(stage, { title: '+62 811 000' });
    round = await plantScoring(stage, '/buka-lagi/kepastian/:rencana/:berkas');
    await plantOrganised(stage, 'open', 'hub_admin');
    await plantImport(stage, 'staged');
    sheet = (await plantSheet(stage, 'judged')).id;
    await entryFor(stage, 'tanda-terima');
    await plantFailed(stage.database.db, (await plantHook(stage.database.db, stage.people.hub_admin)).id);
  }
  edition = await plantCertified();
  heard = await plantVisited();
  announced = await plantAnnounced(stage);
  objected = await plantObjected(stage);
  rated = await plantRating(stage, '/pulihkan/');
  await plantComment(stage, rated);
  known = { ...(await plantLists(stage, round as RoundId)), '/kelola/panen/': await plantHarvest(stage) };
  for (const title of ['Satu', 'Dua']) await plantNetworkRecord(stage, title);
  await plantAcross(stage);
  await plantPair(stage);
  await plantProgramme(stage);
  for (const sign of formulas) {
    const id = await plantEvidence(stage);
    await stage.database.db.pool.query('update evidence set title = $2 where id = $1', [id, `${sign}1+${sign}cmd`]);
  }
  await stage.database.db.pool.query(
    `insert into notice (id, person_id, kind, values, href, occasion, created_at)
     select uuidv7(), $1, 'registry.notice.submitted', '{}', '/beranda', n::text, now() from generate_series(1, 3) as n`,
    [stage.people.hub_admin.person.id],
  );
});
afterAll(() => stage.database.close());

/** An edition of the hub's with a certificate for its own admin. */
async function plantCertified(): Promise<string> {
  const { db } = stage.database;
  const { hub_admin } = stage.people;
  const editionId = await plantEdition(db, hub_admin);
  const holder = { personId: hub_admin.person.id, unitId: null, institutionId: null };
  await plantCertificates(db, hub_admin, { editionId, recipients: [recipient('Admin hub', { holder })] });
  return editionId;
}

/** An edition with an interview and a field visit. */
async function plantVisited(): Promise<string> {
  const id = await plantVisit(stage);
  const found = await stage.database.db.pool.query<{ id: string }>('select edition_id as id from visit where id = $1', [
    id,
  ]);
  return found.rows[0]?.id ?? '';
}

/** The plenary of which the announced edition has a field. */
const PLENARY = 'panel-independen';

/** What stands for `:id` in the address of a list. */
function listId(path: string): string {
  const [, id] = Object.entries(known).find(([begins]) => path.startsWith(begins)) ?? [];
  if (id) return id;
  if (path.startsWith('/kelola/lembar/')) return sheet;
  if (path.startsWith('/kelola/sertifikat/edisi/')) return edition;
  if (path.startsWith('/kompetisi/') || path.includes('/pleno/')) return announced;
  if (path.startsWith('/kelola/kompetisi/:id/sanggahan')) return objected;
  if (isOfRating(path)) return rated;
  return path.startsWith('/kelola/kompetisi/') ? heard : stage.places.toba;
}

/** With which a spreadsheet lets a formula begin (OWASP, "CSV Injection"). */
const formulas = ['=', '+', '-', '@', '\t', '\r'];

const gets = capabilities.flatMap((it) => it.routes).filter((it) => it.method === 'get');
const files = gets.filter((it) => it.path.includes(':berkas{'));
const readers: readonly Part[] = ['hub_admin', 'system_admin', 'innovator'];

const listing = /<table|class="(?:[^"]* )?(?:pagination|cards?|plain-list)[" ]/;

async function ask(part: Part, path: string): Promise<Response> {
  return stage.server.ask(path, { cookies: stage.cookiesOf(part) });
}

/** What a page shows above its foot; '' for what is no page of this reader. */
async function pageOf(part: Part, path: string): Promise<string> {
  const answer = await ask(part, path);
  const isPage = answer.status === 200 && answer.headers.get('content-type')?.includes('text/html');
  return isPage ? (await answer.text()).replace(/<footer[\s\S]*/, '') : '';
}

describe('a page that lists things', () => {
  test('offers them as files, unless it is named as no list', { timeout: 120_000 }, async () => {
    const found = [];
    const paths = [...gets.map((it) => it.path), `/instansi/${stage.places.toba}`, '/cari?q=catatan'];
    for (const path of paths.filter((it) => !it.includes(':') && !(it in noLists)))
      for (const reader of readers) found.push({ name: `${reader} ${path}`, page: await pageOf(reader, path) });
    const lists = found.filter(({ page }) => listing.test(page));
    const whole = (page: string) => exportFormats.every((format) => page.includes(`/unduh.${format}`));
    expect(lists.length).toBeGreaterThan(15);
    expect(lists.filter(({ page }) => !whole(page)).map(({ name }) => name)).toEqual([]);
  });

  test('without its files is told', () => {
    expect(listing.test('<table class="table">')).toBe(true);
    expect(listing.test('<ul class="cards cards-list">')).toBe(true);
    expect(listing.test('<p class="lead">')).toBe(false);
  });
});

type File = { title: string; columns: { key: string; label: string }[]; rows: Record<string, unknown>[] };

async function rowsOf(answer: Response, format: string): Promise<{ heading: readonly string[]; rows: number }> {
  if (format === 'json') {
    const file = (await answer.json()) as File;
    return { heading: file.columns.map((it) => it.label), rows: file.rows.length };
  }
  const table = await readTable(new Uint8Array(await answer.arrayBuffer()));
  if (!table.ok) throw new Error(JSON.stringify(table.why));
  return { heading: table.value.header.cells, rows: table.value.rows.length };
}

/** Who has rows in the list: one's own sheets are a juror's, one's own offers and deeds who made them. */
function readerOf(path: string): Part {
  if (path.startsWith('/penilaian')) return 'coach';
  if (path.startsWith('/kelola/serah-terima')) return 'innovator';
  return path.startsWith('/kelola/usulan-massal/') ? 'local_admin' : 'hub_admin';
}
/** Searching for nothing finds nothing. */
const query = (path: string) => (path.startsWith('/cari') ? '?q=catatan' : '');

/** The list as a file. */
function fileOf(path: string, format: string): string {
  const beside = { rencana: planBeside(round) ?? '', tahap: PLENARY, tahun: '2026', berkas: `unduh.${format}` };
  return pathOf(path, { id: listId(path), ...partOfInsight(path), ...beside }) + query(path);
}

const sheets = exportFormats.filter((it) => it !== 'pdf');

describe('the file of a list', () => {
  test.each(files.map((it) => it.path))('%s is a tagged PDF with its heading on every page', async (path) => {
    const file = fileOf(path, 'pdf');
    const answer = await ask(readerOf(path), file);
    expect({ file, status: answer.status }).toEqual({ file, status: 200 });
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    const roles = new Set(pdf.tags.map((it) => it.role));
    expect(pdf).toMatchObject({ isTagged: true, language: 'id', author: 'Tuntas' });
    expect(pdf.title).not.toBe('');
    expect(['H1', 'Table', 'TH', 'TD'].filter((role) => !roles.has(role))).toEqual([]);
    expect(pdf.text).toContain('Halaman 1 / ');
  });

  test.each(files.map((it) => it.path))('%s holds the same rows in every format', async (path) => {
    const found: Record<string, { heading: readonly string[]; rows: number }> = {};
    for (const format of sheets) {
      const file = fileOf(path, format);
      const answer = await ask(readerOf(path), file);
      expect({ file, status: answer.status }).toEqual({ file, status: 200 });
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="[a-z-]+-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      );
      found[format] = await rowsOf(answer, format);
    }
    // What was taken meanwhile stands in the log itself.
    const grown = path.startsWith('/catatan') ? Number.NaN : (found.json?.rows ?? 0);
    expect(found.json?.rows).toBeGreaterThan(0);
    for (const { heading, rows } of Object.values(found)) {
      expect(heading).toEqual(found.json?.heading);
      if (!Number.isNaN(grown)) expect(rows).toBe(grown);
    }
  });

  test('of another format or another name is not there', async () => {
    for (const name of ['unduh.exe', 'unduh.XLSX', 'unduh.', 'unduh'])
      expect({ name, status: (await ask('hub_admin', `/orang/${name}`)).status }).toEqual({ name, status: 404 });
  });

  test('has its columns by English names that stand once', async () => {
    for (const { path } of files) {
      const file = fileOf(path, 'json');
      const { columns } = (await (await ask(readerOf(path), file)).json()) as File;
      const keys = columns.map((it) => it.key);
      expect(keys).toEqual([...new Set(keys)]);
      expect(keys.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
    }
  });

  test.each(formulas)('keeps what begins with %j a text', async (sign) => {
    const text = `${sign}1+${sign}cmd`;
    const file = async (format: string) => (await ask('hub_admin', `/berkas/unduh.${format}?cari=1%2B`)).arrayBuffer();
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file('csv'));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toContain(sign === '\r' ? `\n"'${text}";` : `\n'${text};`);
    const book = await readTable(new Uint8Array(await file('xlsx')), { trim: false });
    const titles = book.ok ? book.value.rows.map((it) => it.cells[0]) : [];
    expect(titles).toContain(text);
  });

  test('is narrowed as its page is, and says so', async () => {
    const file = (await (await ask('hub_admin', '/kelola/inovasi/unduh.json?status=draft')).json()) as File & {
      filter: unknown;
      url: string;
    };
    expect(file.rows.map((it) => it.state)).toEqual(['draft', 'draft', 'draft']);
    expect(file.filter).toEqual([{ name: 'Keadaan', text: 'Draf' }]);
    expect(file.url).toMatch(/\/kelola\/inovasi\?status=draft$/);
  });

  test('that holds what not everybody may read is kept in the log', async () => {
    const taken = () =>
      stage.database.db.pool.query<{ event: string; changes: unknown }>(
        "select event, changes from audit_event where event = 'identity.people_taken' order by id desc limit 1",
      );
    await ask('local_admin', '/orang/unduh.csv?cari=Orang');
    const [event] = (await taken()).rows;
    expect(event).toMatchObject({
      event: 'identity.people_taken',
      changes: expect.arrayContaining([
        { field: 'format', before: null, after: 'csv' },
        { field: 'filter', before: null, after: 'Cari nama atau surel: Orang' },
      ]),
    });
  });
});
