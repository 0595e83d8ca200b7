import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityManifest } from '#identity/manifest.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { testConfig } from '../../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../../tests/support/server.ts';
import { modelCase } from '../../demo.ts';
import type { InnovationId } from '../../model/ids.ts';
import { seedRecords } from '../../seed.ts';
import { paths } from './paths.ts';

let database: TestDatabase;
let server: TestServer;
let id: InnovationId;

beforeAll(async () => {
  database = await testDatabase();
  const now = new Date('2026-11-24T03:00:00Z');
  const context = { db: database.db, config: testConfig, now, baseUrl: 'http://localhost:3000', progress: () => {} };
  const identity = identityManifest({});
  await identity.seed?.(context);
  await identity.seedDemo?.(context);
  const resolve = await seedRecords(context);
  id = resolve(modelCase.key) as InnovationId;
  server = testServer(database.db);
});
afterAll(() => database.close());

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('the model case shows both awards as uncertain, with what each source says', async () => {
  const html = await (await server.ask(paths.page.to(id, modelCase.content.title))).text();
  const awards = plain(html.slice(html.indexOf('id="penghargaan"'), html.indexOf('id="belum-ada-data"')));
  expect(awards).toContain('Top 45 KIPP , 2023 (tahun belum pasti) Kelompok: umum');
  expect(awards).toContain('Top 45 KIPP , 2022 (tahun belum pasti) Judul saat menerima penghargaan: Demi Sepeda Bagus');
  expect(awards).toContain('Tahun menurut laporan Kementerian PANRB.');
  expect(html).toContain(`href="${modelCase.awards[1]?.sourceUrl}"`);
});

test('the model case lists every fact that its sources do not tell, with the reason', async () => {
  const html = await (await server.ask(paths.page.to(id, modelCase.content.title))).text();
  const gaps = plain(html.slice(html.indexOf('id="belum-ada-data"'), html.indexOf('Fakta</h2>')));
  for (const { reason } of modelCase.content.missing) expect(gaps).toContain(reason);
  expect(gaps).toContain('Koordinat Koordinat tidak disebut.');
  expect(gaps).toContain('Latar belakang Sumber tidak menguraikan masalah awal dan data sebelum inovasi.');
  expect(gaps).not.toContain('Belum diisi oleh penanggung jawab');
  expect(plain(html)).toContain('Rekaman peraga, disusun dari sumber berikut:');
});
