import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from '../../../tests/support/people.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import type { HubKey } from '../wire/model/hub.ts';
import type { Read } from '../wire/rules/read.ts';
import { type HubRead, readHubDocument } from '../wire/rules/read-hub.ts';

const DAY = 24 * 60 * 60 * 1000;
const day = (no: number) => new Date(testNow.getTime() + no * DAY);
let database: TestDatabase;
let server: TestServer;
let now = testNow;
let cookies: string;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { clock: () => now });
  const institutionId: InstitutionId = await governmentOf(database.db, '12');
  const { person } = await personWith(database.db, 'Sistem', [{ role: 'system_admin', institutionId }]);
  cookies = await server.cookiesOf(person.email);
});
afterAll(() => database.close());

async function met(known: readonly HubKey[] | null): Promise<Read<HubRead>> {
  const answer = await server.ask('/.well-known/tuntas');
  return readHubDocument(new Uint8Array(await answer.arrayBuffer()), { hub: HERE, known, now });
}
async function keysNow(known: readonly HubKey[] | null): Promise<readonly HubKey[]> {
  const read = await met(known);
  if (!read.ok) throw new Error(JSON.stringify(read.why));
  return read.value.keys;
}
const signer = async () => (await (await server.ask('/.well-known/tuntas')).json()).signature.key as string;
const post = (last: string, form: Readonly<Record<string, string>>) =>
  server.ask(`/kelola/kunci-hub/${last}`, { form, cookies });

describe('the keys of the hub', () => {
  let [first, second]: readonly HubKey[] = [];

  test('begin with one, made when it is first asked for, whose secret half nobody reads', async () => {
    const keys = await keysNow(null);
    expect(keys).toHaveLength(1);
    [first] = keys;
    expect(await keysNow(null)).toEqual(keys);
    const kept = await database.db.pool.query<{ sealed: string }>('select sealed from network_key');
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0]?.sealed).not.toMatch(/"d"/);
  });

  test.each(['0', '91', '1.5', 'x', ''])('are not followed by one in %s days', async (hari) => {
    const answer = await post('berikutnya', { hari, jumlah: '1' });
    expect([answer.status, (await answer.text()).includes('Isilah jumlah hari dari 1 sampai 90.')]).toEqual([
      422,
      true,
    ]);
    expect(await keysNow(null)).toHaveLength(1);
  });

  test('are followed by the next one, which a reader of the first one comes to trust, pressed twice as well', async () => {
    for (const _press of [1, 2]) expect((await post('berikutnya', { hari: '14', jumlah: '1' })).status).toBe(303);
    const keys = await keysNow([first as HubKey]);
    expect(keys).toHaveLength(2);
    second = keys.find((key) => key.id !== first?.id);
    expect([second?.from, keys.find((key) => key.id === first?.id)?.until]).toEqual(
      Array(2).fill(day(14).toISOString()),
    );
    expect(second?.announcedBy?.key).toBe(first?.id);
    expect(await signer()).toBe(first?.id);
    expect((await post('berikutnya', { hari: '14', jumlah: '2' })).status).toBe(422);
  });

  test('change on the day, and readers follow', async () => {
    now = day(14);
    expect(await signer()).toBe(second?.id);
    expect((await met([first as HubKey])).ok).toBe(true);
    const feed = await (await server.ask('/federasi/umpan')).json();
    expect(feed.signature.key).toBe(second?.id);
  });

  test('are revoked with a reason, and the one that was announced takes over at once', async () => {
    await post('berikutnya', { hari: '30', jumlah: '2' });
    const known = await keysNow([first as HubKey]);
    const third = known.find((key) => ![first?.id, second?.id].includes(key.id));
    const wrong = await post('cabut', { kunci: second?.id ?? '', alasan: ' ' });
    expect([wrong.status, (await wrong.text()).includes('Isilah alasannya.')]).toEqual([422, true]);
    expect((await post('cabut', { kunci: 'x', alasan: 'bocor' })).status).toBe(422);
    for (const _press of [1, 2])
      expect((await post('cabut', { kunci: second?.id ?? '', alasan: 'bocor' })).status).toBe(303);
    expect(await signer()).toBe(third?.id);
    expect((await met(known)).ok).toBe(true);
    // Whoever knew only the revoked key must be told by people: whoever stole it could announce as well.
    expect(await met([second as HubKey])).toMatchObject({ ok: false, why: { why: 'key_unknown' } });
    const kept = await database.db.pool.query('select sealed from network_key where id = $1', [second?.id]);
    expect(kept.rows).toEqual([{ sealed: null }]);
  });

  test('without a next one end in a new one that nobody vouches for', async () => {
    const known = await keysNow(null);
    const current = await signer();
    await post('cabut', { kunci: current, alasan: 'bocor lagi' });
    expect(await signer()).not.toBe(current);
    expect(await met(known)).toMatchObject({ ok: false, why: { why: 'key_unknown' } });
    expect((await met(null)).ok).toBe(true);
  });

  test('that cannot be opened sign nothing, and the page says why', async () => {
    const other = testServer(database.db, {
      clock: () => now,
      config: { ...testConfig, secret: 'rahasia-lain-untuk-uji-coba-0123456789', baseUrl: HERE },
    });
    await database.db.pool.query(`update network_key set sealed = sealed || 'x' where sealed is not null`);
    const answer = await other.ask('/federasi/umpan');
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'cannot_sign']);
    expect(await (await server.ask('/kelola/kunci-hub', { cookies })).text()).toContain('tidak dapat dibuka');
  });

  test('are nothing to see for others', async () => {
    expect((await server.ask('/kelola/kunci-hub')).status).toBe(303);
  });
});
