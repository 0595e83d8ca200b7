// Writes the example messages between hubs (interop/): each says how it is read and what comes of it. The keys are made of
// words that stand here, so they are nobody's.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEED_FORMAT, ITEM_FORMAT } from '../src/network/wire/model/feed.ts';
import { HUB_FORMAT } from '../src/network/wire/model/hub.ts';
import { MESSAGE_FORMAT, RECEIPT_FORMAT } from '../src/network/wire/model/message.ts';
import type { Json, JsonObject } from '../src/network/wire/rules/canonical.ts';
import { announcementText, keyIdOf, signatureOf } from '../src/network/wire/rules/signature.ts';
import { type SigningKey, signatureFor, signed } from '../src/network/wire/rules/write.ts';

const root = join(import.meta.dirname, '../interop');
const HUB = 'https://hub.sumut.example';
const OTHER = 'https://hub.nusantara.example';
const NOW = '2026-06-01T02:00:00Z';
const SEED_HEAD = '302e020100300506032b657004220420';

type TestKey = SigningKey & { readonly publicKey: string };

function testKey(words: string): TestKey {
  const seed = createHash('sha256').update(`tuntas interop ${words}`).digest();
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(SEED_HEAD, 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return { key, publicKey, id: keyIdOf(publicKey) };
}

const [first, second, foreign, thief] = [
  testKey('first'),
  testKey('second'),
  testKey('foreign'),
  testKey('thief'),
] as const;

const said = (key: TestKey, from: string, more: JsonObject = {}) => ({
  id: key.id,
  algorithm: 'Ed25519',
  publicKey: key.publicKey,
  from,
  until: null,
  revokedAt: null,
  announcedBy: null,
  ...more,
});
const NEXT_FROM = '2026-05-20T00:00:00Z';
const firstKey = said(first, '2026-01-01T00:00:00Z');
const announcement = (by: TestKey, of: TestKey) => ({
  key: by.id,
  value: signatureOf(announcementText({ hub: HUB, id: of.id, publicKey: of.publicKey }), by.key),
});
const secondKey = said(second, NEXT_FROM, { announcedBy: announcement(first, second) });
const foreignKey = said(foreign, '2026-01-01T00:00:00Z');

const content = {
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

const record = {
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
const idOf = (no: number, host = 'hub.sumut.example') => `oai:${host}:0190a000-0000-7000-8000-00000000000${no}`;
const publicItem = {
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
const goneItem = {
  ...publicItem,
  id: idOf(2),
  sequence: 44,
  changedAt: '2026-05-30T01:02:03Z',
  state: 'gone',
  url: null,
  record: null,
};
const items = [signed(publicItem, first), signed(goneItem, first)];
const page = {
  format: FEED_FORMAT,
  hub: HUB,
  since: 'k3x9p2aa.40',
  items,
  next: 'k3x9p2aa.44',
  more: false,
  total: 2,
};
const hub = {
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
const message = {
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
const receipt = {
  format: RECEIPT_FORMAT,
  message: message.id,
  from: HUB,
  to: OTHER,
  receivedAt: NOW,
  outcome: 'taken',
  why: null,
};

type Reading = JsonObject & { readonly kind: 'hub' | 'feed' | 'message' | 'receipt' };
const askFeed: Reading = { kind: 'feed', hub: HUB, since: page.since, keys: [firstKey], now: NOW };
const askHub: Reading = { kind: 'hub', hub: HUB, known: [firstKey], now: NOW };
const askMessage: Reading = { kind: 'message', to: HUB, from: OTHER, keys: [foreignKey], now: NOW };
const askReceipt: Reading = {
  kind: 'receipt',
  to: OTHER,
  from: HUB,
  keys: [firstKey],
  now: NOW,
  message: message.id,
};

type Example = {
  readonly about: string;
  readonly read: Reading;
  readonly document?: Json;
  /** Where the very bytes matter. */
  readonly text?: string;
  readonly expected: JsonObject;
};

const whole = (more: JsonObject) => signed({ ...page, ...more }, first);
const withItem = (more: JsonObject, key: SigningKey = first) =>
  whole({ items: [signed({ ...publicItem, ...more }, key)], next: 'k3x9p2aa.41' });
const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
const forged = (document: JsonObject, more: JsonObject) => ({ ...document, ...more });
const taken = { ok: true, items: [null, null] };
const refused = (why: string, at = '') => ({ ok: false, why, at });
const itemRefused = (why: string, at: string) => ({ ok: true, items: [{ why, at }] });
const revoked = { ...firstKey, revokedAt: '2026-05-25T00:00:00Z' };

const valid: Readonly<Record<string, Example>> = {
  'feed-page': {
    about: 'A page with a public record and one that is gone.',
    read: askFeed,
    document: whole({}),
    expected: taken,
  },
  'feed-beginning': {
    about: 'The first page, with more to come.',
    read: { ...askFeed, since: null },
    document: whole({ since: null, more: true }),
    expected: taken,
  },
  'feed-empty': {
    about: 'Nothing has changed: the cursor stays.',
    read: { ...askFeed, since: 'k3x9p2aa.44' },
    document: whole({ since: 'k3x9p2aa.44', items: [] }),
    expected: { ok: true, items: [] },
  },
  'feed-unknown-members': {
    about: 'Members of a later version are left out and signed all the same.',
    read: askFeed,
    document: withItem({ record: { ...record, mood: ['new'] }, é: 1, ab: 2, 'a"b': 3 }),
    expected: { ok: true, items: [null] },
  },
  'feed-next-key': {
    about: 'Signed by the next key, which the first one announced.',
    read: { ...askFeed, keys: [firstKey, secondKey] },
    document: signed({ ...page, items: [signed(goneItem, second)] }, second),
    expected: { ok: true, items: [null] },
  },
  hub: {
    about: 'What a hub says of itself.',
    read: askHub,
    document: signed(hub, first),
    expected: { ok: true, keys: [first.id] },
  },
  'hub-first-meeting': {
    about: 'At the first meeting no key is trusted; a person confirms the ones found.',
    read: { ...askHub, known: null },
    document: signed(hub, first),
    expected: { ok: true, keys: [first.id] },
  },
  'hub-rotated': {
    about: 'A reader who knows the first key comes to trust the one that it announced.',
    read: askHub,
    document: signed({ ...hub, keys: [{ ...firstKey, until: NEXT_FROM }, secondKey] }, second),
    expected: { ok: true, keys: [first.id, second.id] },
  },
  'hub-revoked': {
    about: 'The first key is revoked; who trusted the second one already goes on trusting it.',
    read: { ...askHub, known: [firstKey, secondKey] },
    document: signed({ ...hub, keys: [revoked, secondKey] }, second),
    expected: { ok: true, keys: [first.id, second.id] },
  },
  message: {
    about: 'Another hub asks for a replication.',
    read: askMessage,
    document: signed(message, foreign),
    expected: { ok: true },
  },
  receipt: {
    about: 'The receipt of that message.',
    read: askReceipt,
    document: signed(receipt, first),
    expected: { ok: true },
  },
};

const invalid: Readonly<Record<string, Example>> = {
  'feed-not-json': {
    about: 'Cut off on its way.',
    read: askFeed,
    text: '{"format":"tuntas-feed/1",',
    expected: refused('not_json'),
  },
  'feed-html': {
    about: 'A page for people in place of the feed.',
    read: askFeed,
    text: '<!doctype html><title>Portal</title>',
    expected: refused('not_json'),
  },
  'feed-list': { about: 'A list is no page.', read: askFeed, document: [], expected: refused('wrong_shape') },
  'feed-later-format': {
    about: 'A format that this reader does not know.',
    read: askFeed,
    document: whole({ format: 'tuntas-feed/2' }),
    expected: refused('unknown_format', 'format'),
  },
  'feed-unsigned': {
    about: 'Without a signature.',
    read: askFeed,
    document: page,
    expected: refused('wrong_shape', 'signature'),
  },
  'feed-altered': {
    about: 'An item was taken out of the signed page.',
    read: askFeed,
    document: forged(whole({}), { items: items.slice(1) }),
    expected: refused('signature_wrong', 'signature'),
  },
  'feed-half-letter': {
    about: 'Half a letter cannot be written canonically.',
    read: askFeed,
    text: JSON.stringify(whole({})).replace('"total":2', '"total":2,"x":"\\ud800"'),
    expected: refused('signature_wrong', 'signature'),
  },
  'feed-stranger': {
    about: 'Signed by a key that nobody announced.',
    read: askFeed,
    document: signed(page, thief),
    expected: refused('key_unknown', 'signature'),
  },
  'feed-revoked-key': {
    about: 'Signed by a key that was revoked.',
    read: { ...askFeed, keys: [revoked] },
    document: whole({}),
    expected: refused('key_not_valid', 'signature'),
  },
  'feed-key-ended': {
    about: 'Signed by a key whose time is over.',
    read: { ...askFeed, keys: [{ ...firstKey, until: NEXT_FROM }] },
    document: whole({}),
    expected: refused('key_not_valid', 'signature'),
  },
  'feed-key-to-come': {
    about: 'Signed by a key whose time has not come.',
    read: { ...askFeed, keys: [said(first, '2026-07-01T00:00:00Z')] },
    document: whole({}),
    expected: refused('key_not_valid', 'signature'),
  },
  'feed-other-hub': {
    about: 'The page of another hub, rightly signed.',
    read: askFeed,
    document: whole({ hub: OTHER }),
    expected: refused('wrong_hub', 'hub'),
  },
  'feed-replayed': {
    about: 'An older page, sent again for another cursor.',
    read: { ...askFeed, since: 'k3x9p2aa.44' },
    document: whole({}),
    expected: refused('wrong_cursor', 'since'),
  },
  'feed-cursor-backwards': {
    about: 'The next cursor lies before what was sent.',
    read: askFeed,
    document: whole({ next: 'k3x9p2aa.12' }),
    expected: refused('wrong_cursor', 'next'),
  },
  'feed-cursor-still': {
    about: 'More to come, and the cursor stands still: it would be asked for ever.',
    read: askFeed,
    document: whole({ items: [], next: page.since, more: true }),
    expected: refused('wrong_cursor', 'next'),
  },
  'feed-out-of-order': {
    about: 'Sequences must grow.',
    read: askFeed,
    document: whole({ items: items.toReversed() }),
    expected: refused('out_of_order', 'items'),
  },
  'feed-moments-back': {
    about: 'A later sequence with an earlier moment.',
    read: askFeed,
    document: whole({
      items: [items[0] as JsonObject, signed({ ...goneItem, changedAt: '2026-05-29T00:00:00Z' }, first)],
    }),
    expected: refused('out_of_order', 'items'),
  },
  'feed-too-many': {
    about: 'More items than a page holds.',
    read: askFeed,
    document: whole({ items: Array.from({ length: 201 }, () => 0) }),
    expected: refused('wrong_shape', 'items'),
  },
  'item-altered': {
    about: 'One item was changed after it was signed; the page was signed over it.',
    read: askFeed,
    document: whole({ items: [forged(items[0] as JsonObject, { sequence: 42 })], next: 'k3x9p2aa.42' }),
    expected: itemRefused('signature_wrong', 'signature'),
  },
  'item-other-hub': {
    about: 'A hub speaks of records of another hub.',
    read: askFeed,
    document: withItem({ id: idOf(1, 'hub.nusantara.example') }),
    expected: itemRefused('wrong_hub', 'id'),
  },
  'item-address-elsewhere': {
    about: 'The page of the record lies at another hub.',
    read: askFeed,
    document: withItem({ url: 'https://elsewhere.example/inovasi/1' }),
    expected: itemRefused('wrong_hub', 'url'),
  },
  'item-script-address': {
    about: 'An address that is none of the web.',
    read: askFeed,
    document: withItem({ record: { ...record, content: { ...content, videoUrl: 'javascript:alert(1)' } } }),
    expected: itemRefused('wrong_shape', 'record.content.videoUrl'),
  },
  'item-password-address': {
    about: 'An address with a name and a password in it.',
    read: askFeed,
    document: withItem({ record: { ...record, content: { ...content, sourceUrl: 'https://a:b@toba.example/' } } }),
    expected: itemRefused('wrong_shape', 'record.content.sourceUrl'),
  },
  'item-control-letters': {
    about: 'Text with a control character.',
    read: askFeed,
    document: withItem({ record: { ...record, content: { ...content, summary: 'a\u0007b' } } }),
    expected: itemRefused('wrong_shape', 'record.content.summary'),
  },
  'item-too-long': {
    about: 'A text longer than its field.',
    read: askFeed,
    document: withItem({ record: { ...record, content: { ...content, title: 'x'.repeat(301) } } }),
    expected: itemRefused('wrong_shape', 'record.content.title'),
  },
  'item-no-day': {
    about: 'The thirtieth of February.',
    read: askFeed,
    document: withItem({ record: { ...record, content: { ...content, startDate: '2023-02-30' } } }),
    expected: itemRefused('wrong_shape', 'record.content.startDate'),
  },
  'item-of-tomorrow': {
    about: 'A hub that lies about dates: changed in the future.',
    read: askFeed,
    document: withItem({ changedAt: '2026-06-02T00:00:00Z' }),
    expected: itemRefused('dated_ahead', 'changedAt'),
  },
  'item-published-tomorrow': {
    about: 'Published in the future.',
    read: askFeed,
    document: withItem({ record: { ...record, publishedAt: '2030-01-01T00:00:00Z' } }),
    expected: itemRefused('dated_ahead', 'record.publishedAt'),
  },
  'item-gone-with-text': {
    about: 'What is gone tells nothing of itself.',
    read: askFeed,
    document: withItem({ state: 'gone', url: null }),
    expected: itemRefused('wrong_shape', 'record'),
  },
  'item-stranger': {
    about: 'An item signed by a key that nobody announced, in a page that is rightly signed.',
    read: askFeed,
    document: withItem({}, thief),
    expected: itemRefused('key_unknown', 'signature'),
  },
  'hub-unannounced-key': {
    about: 'A new key that no trusted key announced signs the document.',
    read: askHub,
    document: signed({ ...hub, keys: [firstKey, { ...secondKey, announcedBy: null }] }, second),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-forged-announcement': {
    about: 'The announcement of the next key is not by the key that it names.',
    read: askHub,
    document: signed(
      {
        ...hub,
        keys: [firstKey, { ...secondKey, announcedBy: { ...announcement(thief, second), key: first.id } }],
      },
      second,
    ),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-announced-by-revoked': {
    about: 'A key that was revoked vouches for nobody anew: whoever stole it would, too.',
    read: askHub,
    document: signed({ ...hub, keys: [revoked, secondKey] }, second),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-key-misnamed': {
    about: 'A key under the name of another.',
    read: askHub,
    document: signed({ ...hub, keys: [{ ...firstKey, publicKey: thief.publicKey }] }, thief),
    expected: refused('key_wrong', 'keys'),
  },
  'hub-key-changed': {
    about: 'The signature does not fit the document.',
    read: askHub,
    document: forged(signed(hub, first), { name: 'Hub Lain' }),
    expected: refused('signature_wrong', 'signature'),
  },
  'hub-other-origin': {
    about: 'The document of another hub.',
    read: { ...askHub, hub: OTHER },
    document: signed(hub, first),
    expected: refused('wrong_hub', 'hub'),
  },
  'hub-feed-elsewhere': {
    about: 'A hub that sends its reader to another machine.',
    read: askHub,
    document: signed({ ...hub, feed: 'http://127.0.0.1:9200/' }, first),
    expected: refused('wrong_hub', 'feed'),
  },
  'hub-of-tomorrow': {
    about: 'Issued in the future.',
    read: askHub,
    document: signed({ ...hub, issuedAt: '2027-01-01T00:00:00Z' }, first),
    expected: refused('dated_ahead', 'issuedAt'),
  },
  'message-forged': {
    about: 'A message of which the signature was changed.',
    read: askMessage,
    document: forged(message, {
      signature: { key: foreign.id, value: flipped(signatureFor(message, foreign).value) },
    }),
    expected: refused('signature_wrong', 'signature'),
  },
  'message-to-another': {
    about: 'A message that was sent to another hub.',
    read: { ...askMessage, to: 'https://hub.aceh.example' },
    document: signed(message, foreign),
    expected: refused('wrong_hub', 'to'),
  },
  'message-about-a-third': {
    about: 'A message about a record of neither hub.',
    read: askMessage,
    document: signed({ ...message, about: idOf(1, 'hub.aceh.example') }, foreign),
    expected: refused('wrong_hub', 'about'),
  },
  'message-nobody-asks': {
    about: 'An interest that does not say whose it is.',
    read: askMessage,
    document: signed({ ...message, asker: null }, foreign),
    expected: refused('wrong_shape', 'asker'),
  },
  'message-unknown-state': {
    about: 'A state that no replication has.',
    read: askMessage,
    document: signed({ ...message, asker: null, state: 'done' }, foreign),
    expected: refused('wrong_shape', 'state'),
  },
  'receipt-of-another': {
    about: 'The receipt of a message that was not sent.',
    read: { ...askReceipt, message: '0190a000-0000-7000-8000-0000000000ff' },
    document: signed(receipt, first),
    expected: refused('wrong_shape', 'message'),
  },
};

/** Every example by its path. */
export function examples(): ReadonlyMap<string, string> {
  const files = (
    [
      ['valid', valid],
      ['invalid', invalid],
    ] as const
  ).flatMap(([folder, all]) =>
    Object.entries(all).map(([name, example]) => [`${folder}/${name}.json`, written(example)] as const),
  );
  return new Map(files);
}

const written = (example: Example) => `${JSON.stringify(example, null, 1)}\n`;

if (import.meta.main) {
  for (const folder of ['valid', 'invalid']) {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const [path, text] of examples()) writeFileSync(join(root, path), text);
}
