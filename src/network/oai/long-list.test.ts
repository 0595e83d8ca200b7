import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { publishAll, publishOne } from '../../../tests/support/hub-reader.ts';
import { governmentOf, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { childrenOf, type Element, parseXml, textOf } from '../../../tests/support/xml.ts';

let database: TestDatabase;
let server: TestServer;
let plant: Planter;
let medan: InstitutionId;
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const nameOf = (id: InnovationId) => `oai:localhost.port-3000:${id}`;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  plant = new Planter(database.db);
  server = testServer(database.db, { clock: () => later(3600) });
  medan = await governmentOf(database.db, '12.71');
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
const tokenIn = (list: Element) => textOf(list, 'resumptionToken') ?? '';

describe('a long list', () => {
  const ids: InnovationId[] = [];
  beforeAll(async () => {
    const content = (no: number) => ({ title: `Panjang ${no}`, startYear: 1999 });
    for (let no = 0; no < 230; no += 1)
      ids.push(await plant.innovation({ institutionId: medan, content: content(no), movedAt: testNow }));
    await publishAll(database.db, later(60));
  });
  const part = async (query: string) => only(await ask(query), 'ListRecords');
  const start = 'verb=ListRecords&metadataPrefix=oai_dc&set=tahun:1999';
  const next = (token: string) => `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`;

  test('comes in parts, each once, the last one with an empty token', async () => {
    const parts = [await part(start)];
    while (tokenIn(parts.at(-1) as Element) !== '') parts.push(await part(next(tokenIn(parts.at(-1) as Element))));
    expect(parts.map((it) => idsIn(it).length)).toEqual([100, 100, 30]);
    expect(parts.map((it) => only(it, 'resumptionToken').attributes)).toEqual(
      ['0', '100', '200'].map((cursor) => ({ completeListSize: '230', cursor })),
    );
    expect(parts.flatMap(idsIn).sort()).toEqual(ids.map(nameOf).sort());
  });
  test('stays the same list while records change, and what changed comes with the next harvest', async () => {
    const first = await part(start);
    const token = tokenIn(first);
    const before = idsIn(await part(next(token)));
    const [seen, unseen] = [
      ids.find((id) => nameOf(id) === idsIn(first)[0]),
      ids.find((id) => nameOf(id) === before[0]),
    ];
    for (const id of [seen, unseen]) {
      await database.db.pool.query(`insert into innovation_external_id values ($1, 'nri', '7')`, [id]);
      await publishOne(database.db, id as InnovationId, later(3700));
    }
    await plant.innovation({
      institutionId: medan,
      content: { title: 'Baru', startYear: 1999 },
      movedAt: testNow,
    });
    await publishAll(database.db, later(3700));
    const after = idsIn(await part(next(token)));
    expect(after.slice(0, 99)).toEqual(before.slice(1));
    // The moment of the first answer is asked from the next time: 04:00:00.
    const again = await listed('verb=ListRecords&metadataPrefix=oai_dc&set=tahun:1999&from=2026-03-02T04:00:00Z');
    expect(again).toHaveLength(3);
    expect(again).toEqual(expect.arrayContaining([nameOf(seen as InnovationId), nameOf(unseen as InnovationId)]));
  });
  test('is not led on in by a token that was changed, or was given for another verb or another time', async () => {
    const token = tokenIn(await part(start));
    const [body = '', mac = ''] = token.split('.');
    const stand = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...stand, behind: 0, set: null })).toString('base64url');
    const wrong = [`${forged}.${mac}`, `${body}.${mac.slice(1)}A`, `${token}.x`, body, `${token} `, 'x'.repeat(3000)];
    for (const it of wrong) expect(await errorOf(next(it))).toEqual(['badResumptionToken']);
    expect(await errorOf(`verb=ListIdentifiers&resumptionToken=${encodeURIComponent(token)}`)).toEqual([
      'badResumptionToken',
    ]);
    expect(await errorOf(next(token))).toEqual([]);
    await database.db.pool.query(`update network_feed set made_for = 'elsewhere'`);
    await publishAll(database.db, later(3800));
    expect(await errorOf(next(token))).toEqual(['badResumptionToken']);
  });
  test('costs the same number of queries however long it is', async () => {
    const cost = async (query: string) => (await countQueries(database.db, () => server.ask(`/oai?${query}`))).queries;
    const [one, many] = [
      await cost(`${start}&from=2026-03-02`),
      await cost('verb=ListRecords&metadataPrefix=tuntas&from=2026-03-02'),
    ];
    expect([one, many]).toEqual([6, 6]);
  });
});
