import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { publishAll } from '../../../tests/support/hub-reader.ts';
import { governmentOf, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';

let database: TestDatabase;
let server: TestServer;
const get = async (path: string) => (await server.ask(path)).text();

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db);
  const plant = new Planter(database.db);
  const institutionId = await governmentOf(database.db, '12.12');
  const impact = { indicator: 'tunggu', unit: 'jam', before: 3, after: 0.5, better: 'lower' } as const;
  const content = {
    ...{ title: 'Antre <b>cepat</b> & "murah" ]]>', summary: 'Loket dua', mainAffair: 'kesehatan', sdgs: [3] },
    ...{ otherAffairs: ['pendidikan'], startDate: '2021-05-06', digital: false },
    innovators: [{ name: 'Sari & Co', role: 'bidan' }],
    impact: [{ ...impact, source: '', date: null, story: '' }],
    links: [{ title: 'SK', url: 'https://toba.example/?a=1&b=2', date: '2021-01-01' }],
  };
  const unitId = await plant.unit(institutionId, 'Puskesmas Balige');
  await plant.innovation({ institutionId, unitId, content, awards: [{ year: 2022 }] });
  await plant.innovation({ institutionId, content: { title: 'Hanya judul' } });
  await publishAll(database.db, testNow);
});
afterAll(() => database.close());

/** The records of the rich format in an answer, each as a document of its own. */
const recordsIn = (answer: string) => answer.match(/<record xmlns="urn:tuntas:record:1"[\s\S]*?<\/record>/g) ?? [];

test('every record of the rich format is valid by the schema that is served beside it, read by libxml2', async () => {
  const schema = await get('/oai/tuntas-record-1.xsd');
  const records = recordsIn(await get('/oai?verb=ListRecords&metadataPrefix=tuntas'));
  expect(records).toHaveLength(2);
  for (const xml of records) expect((await validateXML({ xml, schema })).errors).toEqual([]);
  const broken = records.map((it) => it.replace(/<institution>.*<\/institution>/, ''));
  for (const xml of broken) expect((await validateXML({ xml, schema })).valid).toBe(false);
});
