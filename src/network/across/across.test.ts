import { afterAll, beforeAll, expect, test } from 'vitest';
import { LoopHub } from '../../../tests/support/loop-hub.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/outcome.ts';
import type { PeerId } from '../peers/model.ts';
import { peerById } from '../peers/queries/peers.ts';
import { identifierOf } from '../wire/rules/identifier.ts';
import { askAcross, moveAcross } from './actions/move.ts';
import type { AcrossId } from './model.ts';
import { acrossById, messagesOf } from './queries/across.ts';
import type { AcrossMove } from './rules.ts';

// Two provinces and a national hub, each the same program with its own database and its own port on this machine.
let sumut: LoopHub;
let jabar: LoopHub;
let national: LoopHub;
let jabarOfSumut: PeerId;
let sumutOfJabar: PeerId;
const id = newId<'AcrossId'>() as AcrossId;
const title = 'Demi Sepeda Bagus';
let about = '';

beforeAll(async () => {
  [sumut, jabar, national] = [await LoopHub.raise('12'), await LoopHub.raise('32'), await LoopHub.raise('31')];
  about = identifierOf(sumut.origin, await sumut.publish(title));
  await jabar.publish('Posyandu daring');
  sumutOfJabar = await jabar.trust(sumut);
  jabarOfSumut = await sumut.trust(jabar);
});
afterAll(async () => {
  for (const hub of [sumut, jabar, national]) await hub?.close();
});

const stateAt = async (hub: LoopHub) => (await acrossById(hub.db.conn, id))?.state ?? null;
const send = async (hub: LoopHub) => {
  for (let n = 0; n < 3; n += 1) await hub.run('network.send', { acrossId: id });
};
async function move(hub: LoopHub, name: AcrossMove): Promise<void> {
  const revision = (await acrossById(hub.db.conn, id))?.revision ?? 0;
  const agreement = { kind: 'pks' as const, number: 'PKS/7/2026', date: '2026-03-01' };
  const given = { id, revision, move: name, note: `Catatan ${name}`, agreement, own: hub.origin };
  must(await hub.db.transact((tx) => moveAcross(tx, hub.admin, given, hub.now)));
}

test('a record published in a province appears at the national hub and at the other province', async () => {
  const peers = [await national.trust(sumut), await national.trust(jabar)];
  for (const peer of peers) await national.harvest(peer);
  await jabar.harvest(sumutOfJabar);
  const runs = await national.db.pool.query('select state, fault, fault_detail from network_run');
  expect(runs.rows).toEqual([1, 2].map(() => ({ state: 'done', fault: null, fault_detail: '' })));
  expect(await national.titles()).toEqual([title, 'Posyandu daring']);
  expect(await jabar.titles()).toEqual([title]);
  await sumut.cut();
  for (const peer of peers) await national.harvest(peer);
  expect(await national.titles()).toEqual([title, 'Posyandu daring']);
  await sumut.open();
});

test('interest waits while the hub of the owner is down, and arrives once', async () => {
  const peer = await peerById(jabar.db.conn, sumutOfJabar);
  if (!peer) throw new Error('no such hub');
  const asker = {
    ...{
      institution: { name: 'Pemerintah Kota Bandung' },
      unit: null,
      region: { code: '32.73', name: 'Kota Bandung' },
    },
    ...{ contactName: 'Bagian Organisasi', contactEmail: 'organisasi@contoh.example' },
  };
  const given = { id, peer, about, title, asker, note: 'Untuk sembilan kelurahan.', own: jabar.origin };
  await sumut.cut();
  must(await jabar.db.transact((tx) => askAcross(tx, jabar.admin, given, jabar.now)));
  must(await jabar.db.transact((tx) => askAcross(tx, jabar.admin, given, jabar.now)));
  await send(jabar);
  expect(await messagesOf(jabar.db.conn, id)).toMatchObject([{ state: 'waiting', tries: 3, why: 'unreachable' }]);
  await sumut.open();
  sumut.losesAnswers = true;
  await send(jabar);
  expect([await stateAt(sumut), (await messagesOf(jabar.db.conn, id))[0]?.state]).toEqual(['interest', 'waiting']);
  sumut.losesAnswers = false;
  await send(jabar);
  expect(await messagesOf(jabar.db.conn, id)).toMatchObject([{ state: 'taken' }]);
  expect(await messagesOf(sumut.db.conn, id)).toMatchObject([{ direction: 'in', sequence: 1 }]);
  const told = await sumut.db.pool.query<{ kind: string }>('select kind from notice');
  expect(told.rows).toEqual([{ kind: 'network.notice.across_interest' }]);
});

test('each side keeps its own record, and the states stay in step to the end', async () => {
  await move(sumut, 'verify');
  await send(sumut);
  expect(await stateAt(jabar)).toBe('verified');
  await move(jabar, 'agree');
  await send(jabar);
  expect(await acrossById(sumut.db.conn, id)).toMatchObject({ state: 'agreed', agreement: { number: 'PKS/7/2026' } });
});

test('what a hub lost with a restored backup is asked for again', async () => {
  await sumut.db.pool.query(`delete from network_message where direction = 'in' and sequence = 2`);
  await sumut.db.pool.query(`update network_across set received = 1, state = 'verified', agreement = null`);
  await move(jabar, 'begin');
  await send(jabar);
  expect(await stateAt(sumut)).toBe('running');
  expect((await messagesOf(sumut.db.conn, id)).filter((it) => it.direction === 'in')).toHaveLength(3);
  await move(sumut, 'certify');
  await send(sumut);
  expect([await stateAt(sumut), await stateAt(jabar)]).toEqual(['certified', 'certified']);
});

test('a message of a stranger, a forged one and a changed one leave nothing', async () => {
  const count = async () => (await sumut.db.pool.query('select from network_message')).rowCount;
  const before = await count();
  const post = (body: string) =>
    fetch(`${sumut.origin}/federasi/pesan`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect((await post('{')).status).toBe(403);
  expect((await post(JSON.stringify({ from: 'https://jahat.example' }))).status).toBe(403);
  const kept = await jabar.db.pool.query<{ body: object }>(
    `select body from network_message where direction = 'out' limit 1`,
  );
  const forged = { ...kept.rows[0]?.body, signature: { key: 'A'.repeat(16), value: 'A'.repeat(86) } };
  expect((await post(JSON.stringify(forged))).status).toBe(403);
  expect((await post('x'.repeat(70_000))).status).toBe(413);
  expect(await count()).toBe(before);
  expect((await peerById(sumut.db.conn, jabarOfSumut))?.state).toBe('active');
});
