import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { publishAll, publishOne } from '../../../tests/support/hub-reader.ts';
import { governmentOf, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { childrenOf, type Element, parseXml, textOf } from '../../../tests/support/xml.ts';

const HOSTILE = 'Antre <b>cepat</b> & "murah" ]]>\u0001';
let database: TestDatabase;
let server: TestServer;
let plant: Planter;
let [toba, medan]: InstitutionId[] = [];
let open: InnovationId;
let gone: InnovationId;
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const nameOf = (id: InnovationId) => `oai:localhost.port-3000:${id}`;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  plant = new Planter(database.db);
  server = testServer(database.db, { clock: () => later(3600) });
  [toba, medan] = [await governmentOf(database.db, '12.12'), await governmentOf(database.db, '12.71')];
  const at = { institutionId: toba as InstitutionId, movedAt: testNow };
  open = await plant.innovation({
    ...at,
    unitId: await plant.unit(toba as InstitutionId, 'Puskesmas Balige'),
    content: {
      title: HOSTILE,
      summary: 'Loket dua',
      mainAffair: 'kesehatan',
      otherAffairs: ['pendidikan'],
      sdgs: [3],
      startDate: '2021-05-06',
      digital: false,
      innovators: [{ name: 'Sari & Co', role: 'bidan' }],
      impact: [
        { indicator: 'tunggu', unit: 'jam', before: 3, after: 0.5, better: 'lower', source: '', date: null, story: '' },
      ],
      links: [{ title: 'SK', url: 'https://toba.example/?a=1&b=2', date: '2021-01-01' }],
    },
    working: { title: 'Rahasia versi berikut' },
    awards: [{ year: 2022 }],
  });
  await publishOne(database.db, open, later(10));
  gone = await plant.innovation({ ...at, content: { title: 'Segera diarsipkan', mainAffair: 'kesehatan' } });
  await publishOne(database.db, gone, later(20));
  await database.db.pool.query(
    `update innovation set state = 'archived', archived_at = now(), archive_reason = 'x' where id = $1`,
    [gone],
  );
  await plant.innovation({
    ...at,
    institutionId: medan as InstitutionId,
    content: { title: 'Medan', startYear: 2024 },
  });
  for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const)
    await plant.innovation({ ...at, state, content: { title: `Rahasia ${state}` } });
  await publishAll(database.db, later(30));
});
afterAll(() => database.close());

const text = async (query: string) => (await server.ask(`/oai?${query}`)).text();
const ask = async (query: string): Promise<Element> => parseXml(await text(query));
const only = (parent: Element, name: string): Element => {
  const [found, ...more] = childrenOf(parent, name);
  if (!found || more.length > 0) throw new Error(`not one ${name}`);
  return found;
};
const errorOf = async (query: string) => childrenOf(await ask(query), 'error').map((it) => it.attributes.code);
/** Identifiers of a list, with an x behind those that are gone. */
function idsIn(list: Element): readonly string[] {
  const headers =
    list.name === 'ListRecords'
      ? childrenOf(list, 'record').map((it) => only(it, 'header'))
      : childrenOf(list, 'header');
  return headers.map((it) => `${textOf(it, 'identifier')}${it.attributes.status === 'deleted' ? ' x' : ''}`);
}
const listed = async (query: string) =>
  idsIn(only(await ask(query), query.includes('ListRecords') ? 'ListRecords' : 'ListIdentifiers'));

describe('the provider', () => {
  test('says who it is', async () => {
    const answer = await server.ask('/oai?verb=Identify');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    const root = parseXml(await answer.text());
    expect(only(root, 'request')).toMatchObject({ attributes: { verb: 'Identify' }, text: `${HERE}/oai` });
    expect(textOf(root, 'responseDate')).toBe('2026-03-02T04:00:00Z');
    const said = only(root, 'Identify').children.map((it) => [it.name, it.text.trim()]);
    expect(said.slice(0, -1)).toEqual([
      ['repositoryName', 'Hub Inovasi Sumatera Utara'],
      ['baseURL', `${HERE}/oai`],
      ['protocolVersion', '2.0'],
      ['adminEmail', 'tuntas@localhost.invalid'],
      ['earliestDatestamp', '2026-03-02T03:00:10Z'],
      ['deletedRecord', 'persistent'],
      ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
      ['compression', 'gzip'],
    ]);
  });
  test('answers a form as it does an address', async () => {
    // A harvester is no browser, and names no site.
    const form = new URLSearchParams({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' });
    const posted = await server.fetch(new Request(`${HERE}/oai`, { method: 'POST', body: form }));
    expect(await posted.text()).toBe(await text('verb=ListIdentifiers&metadataPrefix=oai_dc'));
  });
  test('tells its two formats, of a record as well', async () => {
    for (const query of ['verb=ListMetadataFormats', `verb=ListMetadataFormats&identifier=${nameOf(gone)}`]) {
      const formats = childrenOf(only(await ask(query), 'ListMetadataFormats'), 'metadataFormat');
      expect(formats.map((it) => textOf(it, 'metadataPrefix'))).toEqual(['oai_dc', 'tuntas']);
    }
  });
  test('names the sets by region, affair and year, each in what it grows from', async () => {
    const sets = childrenOf(only(await ask('verb=ListSets'), 'ListSets'), 'set');
    expect(sets.map((it) => `${textOf(it, 'setSpec')} ${textOf(it, 'setName')}`)).toEqual([
      'tahun Tahun mulai',
      'tahun:2021 Mulai tahun 2021',
      'tahun:2024 Mulai tahun 2024',
      'urusan Urusan pemerintahan',
      'urusan:basic_service Urusan wajib pelayanan dasar',
      'urusan:basic_service:kesehatan Kesehatan',
      'urusan:basic_service:pendidikan Pendidikan',
      'wilayah Wilayah',
      'wilayah:12 Sumatera Utara',
      'wilayah:12:12.12 Kabupaten Toba',
      'wilayah:12:12.71 Kota Medan',
    ]);
  });
});

describe('a record', () => {
  test('comes as Dublin Core, with every sign as it was written', async () => {
    const record = only(
      only(await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${nameOf(open)}`), 'GetRecord'),
      'record',
    );
    expect(textOf(only(record, 'header'), 'datestamp')).toBe('2026-03-02T03:00:10Z');
    const members = only(only(record, 'metadata'), 'oai_dc:dc').children.map((it) => [it.name, it.text]);
    expect(members).toEqual([
      ['dc:title', 'Antre <b>cepat</b> & "murah" ]]>'],
      ['dc:creator', 'Puskesmas Balige, Pemerintah Kabupaten Toba'],
      ['dc:subject', 'Kesehatan'],
      ['dc:subject', 'Pendidikan'],
      ['dc:subject', 'TPB 3: Kehidupan Sehat dan Sejahtera'],
      ['dc:description', 'Loket dua'],
      ['dc:publisher', 'Hub Inovasi Sumatera Utara'],
      ['dc:contributor', 'Sari & Co'],
      ['dc:date', '2026-03-02'],
      ['dc:type', 'Text'],
      ['dc:format', 'text/html'],
      ['dc:identifier', `${HERE}/inovasi/${open}`],
      ['dc:identifier', nameOf(open)],
      ['dc:language', 'id'],
      ['dc:coverage', 'Kabupaten Toba'],
    ]);
  });
  test('comes in the rich format with all that travels between hubs', async () => {
    const record = only(
      only(await ask(`verb=GetRecord&metadataPrefix=tuntas&identifier=${nameOf(open)}`), 'GetRecord'),
      'record',
    );
    const rich = only(only(record, 'metadata'), 'record');
    expect(textOf(rich, 'institution')).toBe('Pemerintah Kabupaten Toba');
    expect(only(rich, 'region')).toMatchObject({ attributes: { code: '12.12' }, text: 'Kabupaten Toba' });
    const content = only(rich, 'content');
    expect([textOf(content, 'title'), textOf(content, 'digital')]).toEqual([
      'Antre <b>cepat</b> & "murah" ]]>',
      'false',
    ]);
    expect(only(content, 'impact').children.map((it) => `${it.name} ${it.text}`)).toEqual([
      'indicator tunggu',
      'unit jam',
      'before 3',
      'after 0.5',
      'better lower',
    ]);
    expect(only(content, 'link').attributes).toEqual({ href: 'https://toba.example/?a=1&b=2', date: '2021-01-01' });
    expect(textOf(only(rich, 'award'), 'year')).toBe('2022');
  });
  test('that is gone is told as deleted, with its sets and no word of it', async () => {
    const record = only(
      only(await ask(`verb=GetRecord&metadataPrefix=tuntas&identifier=${nameOf(gone)}`), 'GetRecord'),
      'record',
    );
    expect(record.children.map((it) => it.name)).toEqual(['header']);
    const header = only(record, 'header');
    expect(header.attributes).toEqual({ status: 'deleted' });
    expect(childrenOf(header, 'setSpec').map((it) => it.text)).toContain('urusan:basic_service:kesehatan');
  });
});

describe('a list', () => {
  test('has what is public and what is gone, in the order of the changes, and nothing else', async () => {
    const all = await listed('verb=ListIdentifiers&metadataPrefix=oai_dc');
    expect(all.slice(0, 1)).toEqual([nameOf(open)]);
    expect([...all].sort()).toContain(`${nameOf(gone)} x`);
    expect(all).toHaveLength(3);
    expect(await listed('verb=ListRecords&metadataPrefix=tuntas')).toEqual(all);
    for (const prefix of ['oai_dc', 'tuntas'])
      expect(await text(`verb=ListRecords&metadataPrefix=${prefix}`)).not.toMatch(/rahasia|segera diarsipkan/i);
  });
  test.each([
    ['from=2026-03-02T03:00:10Z&until=2026-03-02T03:00:10Z', 1],
    ['from=2026-03-02T03:00:11Z', 2],
    ['from=2026-03-02&until=2026-03-02', 3],
    ['until=2026-03-02T03:00:29Z', 1],
    ['set=wilayah', 3],
    ['set=wilayah:12:12.71', 1],
    ['set=urusan:basic_service:kesehatan', 2],
    ['set=tahun:2021&from=2026-03-02', 1],
  ])('is narrowed by moments and sets: %s', async (query, size) => {
    expect(await listed(`verb=ListRecords&metadataPrefix=oai_dc&${query}`)).toHaveLength(size);
  });
  test.each([
    'from=2026-03-03',
    'until=2026-03-01',
    'until=0001-01-01',
    'from=9999-12-31T23:59:59Z',
    'set=wilayah:12:12.01',
    'set=tidak-ada',
  ])('of nothing is no list: %s', async (query) => {
    expect(await errorOf(`verb=ListRecords&metadataPrefix=oai_dc&${query}`)).toEqual(['noRecordsMatch']);
  });
});

describe('a wrong request', () => {
  const list = 'verb=ListRecords&metadataPrefix=oai_dc';
  test.each([
    ['', 'badVerb'],
    ['verb=', 'badVerb'],
    ['verb=identify', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&extra=1', 'badArgument'],
    ['verb=ListSets&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    [`${list}&metadataPrefix=oai_dc`, 'badArgument'],
    [`${list}&resumptionToken=x`, 'badArgument'],
    [`${list}&from=2026-02-30`, 'badArgument'],
    [`${list}&from=2026-13-01T00:00:00Z`, 'badArgument'],
    [`${list}&from=2026-03-02T24:00:00Z`, 'badArgument'],
    [`${list}&from=2026-03-02T03:00:10%2B07:00`, 'badArgument'],
    [`${list}&from=2026-03-02T03:00:10.5Z`, 'badArgument'],
    [`${list}&until=kemarin`, 'badArgument'],
    [`${list}&from=`, 'badArgument'],
    [`${list}&from=2026-03-01&until=2026-03-02T00:00:00Z`, 'badArgument'],
    [`${list}&from=2026-03-03&until=2026-03-02`, 'badArgument'],
    [`${list}&set=a%20b`, 'badArgument'],
    [`${list}&set=:`, 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=x', 'idDoesNotExist'],
    [
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=${nameOf('0190a000-0000-7000-8000-000000000001' as InnovationId)}`,
      'idDoesNotExist',
    ],
    ['verb=ListMetadataFormats&identifier=oai:lain:1', 'idDoesNotExist'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=a.b', 'badResumptionToken'],
  ])('is told what is wrong: %s', async (query, code) => {
    const root = await ask(query);
    expect(childrenOf(root, 'error').map((it) => it.attributes.code)).toEqual([code]);
    const isSilent = code === 'badVerb' || code === 'badArgument';
    expect(Object.keys(only(root, 'request').attributes).length > 0).toBe(!isSilent);
  });
  test('may hold any signs', async () => {
    const query = `verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent('"><x>\u0001\u0000&')}`;
    const root = await ask(query);
    expect(only(root, 'request').attributes.identifier).toBe('"><x>&');
  });
});
