// Writes the example messages between hubs (interop/): each says how it is read and what comes of it. The keys are made of
// words that stand here, so they are nobody's.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { FEED_FORMAT, ITEM_FORMAT } from '../../src/network/wire/model/feed.ts';
import { HUB_FORMAT } from '../../src/network/wire/model/hub.ts';
import { MESSAGE_FORMAT, RECEIPT_FORMAT } from '../../src/network/wire/model/message.ts';
import type { Json, JsonObject } from '../../src/network/wire/rules/canonical.ts';
import { announcementText, keyIdOf, signatureOf } from '../../src/network/wire/rules/signature.ts';
import { type SigningKey, signed } from '../../src/network/wire/rules/write.ts';

export const root = join(import.meta.dirname, '../../interop');
export const HUB = 'https://hub.sumut.example';
export const OTHER = 'https://hub.nusantara.example';
export const NOW = '2026-06-01T02:00:00Z';
export const SEED_HEAD = '302e020100300506032b657004220420';

export type TestKey = SigningKey & { readonly publicKey: string };

export function testKey(words: string): TestKey {
  const seed = createHash('sha256').update(`tuntas interop ${words}`).digest();
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(SEED_HEAD, 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return { key, publicKey, id: keyIdOf(publicKey) };
}

export const [first, second, foreign, thief] = [
  testKey('first'),
  testKey('second'),
  testKey('foreign'),
  testKey('thief'),
] as const;

export const said = (key: TestKey, from: string, more: JsonObject = {}) => ({
  id: key.id,
  algorithm: 'Ed25519',
  publicKey: key.publicKey,
  from,
  until: null,
  revokedAt: null,
  announcedBy: null,
  ...more,
});
export const NEXT_FROM = '2026-05-20T00:00:00Z';
export const firstKey = said(first, '2026-01-01T00:00:00Z');
export const announcement = (by: TestKey, of: TestKey) => ({
  key: by.id,
  value: signatureOf(announcementText({ hub: HUB, id: of.id, publicKey: of.publicKey }), by.key),
});
export const secondKey = said(second, NEXT_FROM, { announcedBy: announcement(first, second) });
export const foreignKey = said(foreign, '2026-01-01T00:00:00Z');

export const content = {
  title: 'Perpustakaan Keliling Bersepeda',
  summary: 'Buku datang ke 12 dusun, “dua kali” sebulan; sebelum itu anak-anak berjalan 7 km.',
  background: 'Dusun jauh dari perpustakaan.\nJalan tanah, tanpa angkutan.',
  purpose: 'Setiap anak membaca satu buku sebulan.',
  novelty: '',
  implementation: '',
  significance: '',
  adaptability: '',
  resources: '',
  sustainability: '',
  collaboration: '',
  sdgContribution: '',
  design: '',
  benefit: '<b>bukan</b> markah: teks biasa & apa adanya',
  result: '',
  stage: 'implementation',
  digital: false,
  initiator: 'office',
  initiatorName: '',
  classification: 'office',
  form: 'public_service',
  mainAffair: 'perpustakaan',
  otherAffairs: ['pendidikan'],
  sdgs: [4, 10],
  astaCita: [],
  priorityProgramme: '',
  trialDate: null,
  startDate: '2023-02-01',
  developmentDate: null,
  startYear: 2023,
  startYearCertain: true,
  latitude: 2.3333,
  longitude: 99.0625,
  videoUrl: '',
  intellectualProperty: '',
  budgetNote: '',
  sustainabilityStatus: 'continuing',
  sustainabilityReason: '',
  sustainabilityDate: null,
  innovators: [{ name: 'Tim Perpustakaan', role: 'pelaksana' }],
  impact: [
    {
      indicator: 'Anak yang meminjam buku',
      unit: 'anak/bulan',
      before: 14,
      after: 212.5,
      better: 'higher',
      source: 'Buku pinjam',
      date: '2025-12-31',
      story: '',
    },
  ],
  links: [{ title: 'Keputusan', url: 'https://toba.example/sk.pdf', date: null }],
  sourceUrl: '',
  sourceNote: '',
};

export const record = {
  institution: { name: 'Pemerintah Kabupaten Toba' },
  unit: { name: 'Dinas Perpustakaan' },
  region: { code: '12.12', name: 'Kabupaten Toba' },
  version: 2,
  publishedAt: '2026-03-04T05:06:07.890Z',
  content,
  awards: [],
  externalIds: [{ system: 'nri', value: '00-EXAMPLE' }],
  lineage: null,
};
export const idOf = (no: number, host = 'hub.sumut.example') => `oai:${host}:0190a000-0000-7000-8000-00000000000${no}`;
export const publicItem = {
  format: ITEM_FORMAT,
  id: idOf(1),
  hub: HUB,
  kind: 'innovation',
  sequence: 41,
  changedAt: '2026-05-30T01:02:03Z',
  state: 'public',
  url: `${HUB}/inovasi/0190a000-0000-7000-8000-000000000001`,
  record,
};
export const goneItem = {
  ...publicItem,
  id: idOf(2),
  sequence: 44,
  changedAt: '2026-05-30T01:02:03Z',
  state: 'gone',
  url: null,
  record: null,
};
export const items = [signed(publicItem, first), signed(goneItem, first)];
export const page = {
  format: FEED_FORMAT,
  hub: HUB,
  since: 'k3x9p2aa.40',
  items,
  next: 'k3x9p2aa.44',
  more: false,
  total: 2,
};
export const hub = {
  format: HUB_FORMAT,
  hub: HUB,
  name: 'Hub Inovasi Sumatera Utara',
  region: { code: '12', name: 'Sumatera Utara' },
  feed: `${HUB}/federasi/umpan`,
  oai: `${HUB}/oai`,
  catalogue: `${HUB}/data/katalog.jsonld`,
  messages: null,
  keys: [firstKey],
  issuedAt: NOW,
};
export const message = {
  format: MESSAGE_FORMAT,
  id: '0190a000-0000-7000-8000-0000000000aa',
  from: OTHER,
  to: HUB,
  sentAt: NOW,
  replication: '0190a000-0000-7000-8000-0000000000bb',
  about: idOf(1),
  sequence: 1,
  state: 'interest',
  asker: {
    institution: { name: 'Pemerintah Kota Contoh' },
    unit: { name: 'Dinas Perpustakaan' },
    region: { code: '32.73', name: 'Kota Bandung' },
    contactName: 'Bagian Organisasi',
    contactEmail: 'organisasi@kota.example',
  },
  note: 'Kami ingin menerapkannya di sembilan kelurahan.',
  agreement: null,
  replica: null,
};
export const receipt = {
  format: RECEIPT_FORMAT,
  message: message.id,
  from: HUB,
  to: OTHER,
  receivedAt: NOW,
  outcome: 'taken',
  why: null,
};

export type Reading = JsonObject & { readonly kind: 'hub' | 'feed' | 'message' | 'receipt' };
export const askFeed: Reading = { kind: 'feed', hub: HUB, since: page.since, keys: [firstKey], now: NOW };
export const askHub: Reading = { kind: 'hub', hub: HUB, known: [firstKey], now: NOW };
export const askMessage: Reading = { kind: 'message', to: HUB, from: OTHER, keys: [foreignKey], now: NOW };
export const askReceipt: Reading = {
  kind: 'receipt',
  to: OTHER,
  from: HUB,
  keys: [firstKey],
  now: NOW,
  message: message.id,
};

export type Example = {
  readonly about: string;
  readonly read: Reading;
  readonly document?: Json;
  /** Where the very bytes matter. */
  readonly text?: string;
  readonly expected: JsonObject;
};

export const whole = (more: JsonObject) => signed({ ...page, ...more }, first);
export const withItem = (more: JsonObject, key: SigningKey = first) =>
  whole({ items: [signed({ ...publicItem, ...more }, key)], next: 'k3x9p2aa.41' });
export const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
export const forged = (document: JsonObject, more: JsonObject) => ({ ...document, ...more });
export const taken = { ok: true, items: [null, null] };
export const refused = (why: string, at = '') => ({ ok: false, why, at });
export const itemRefused = (why: string, at: string) => ({ ok: true, items: [{ why, at }] });
export const revoked = { ...firstKey, revokedAt: '2026-05-25T00:00:00Z' };
