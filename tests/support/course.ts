import { type EditionDocument, editionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { submitEntry } from '../../src/competition/entry/actions/submit.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { sayVerdict } from '../../src/competition/stage/actions/check.ts';
import { saveChoices, saveMeeting } from '../../src/competition/stage/actions/plenary.ts';
import { signPlenary } from '../../src/competition/stage/actions/sign.ts';
import { askedReasons } from '../../src/competition/stage/rules/check.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { handedOver, plantEdition, plantEntry, smallEdition } from './entries.ts';
import { personWith, testConfig, testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** Open by every clock of a test. */
export const [LONG_AGO, FAR_AWAY] = ['2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];

/** An edition that takes entries, checks, scores and decides at the same time: no calendar stands in the way of a test. */
export function courseDocument(settings: object = {}, announced = FAR_AWAY, scoring: object = {}) {
  const small = smallEdition({ closes: new Date(FAR_AWAY) });
  const window = { opens: LONG_AGO, closes: FAR_AWAY };
  const criterion = { code: 'isi', name: 'Isi', name_en: 'Contents', weight: 100 };
  return editionDocument.parse({
    ...small,
    awards: [{ code: 'top-1', name: 'Top 1', name_en: 'Top 1', slots: 1 }],
    rubrics: [{ code: 'rubrik', stage: 'desk_scoring', criteria: [criterion] }],
    stages: [
      ...small.stages,
      { kind: 'admin_check', ...window, settings },
      { kind: 'desk_scoring', ...window, settings: scoring },
      { kind: 'tpi_plenary', ...window },
      { kind: 'final_list', opens: announced },
    ],
  });
}

const DAY_MS = 86_400_000;
/** So many days from now by the real clock, as the closing of entries is. */
export const later = (days: number) => new Date(Date.now() + days * DAY_MS);

/** An edition whose entries come in now, checked from the fortieth day, decided from the fiftieth. */
export function dayByDay(settings: object = {}): EditionDocument {
  const small = smallEdition();
  const [entering] = small.stages;
  return editionDocument.parse({
    ...small,
    awards: [{ code: 'top-1', name: 'Top 1', slots: 1 }],
    stages: [
      entering,
      { kind: 'admin_check', opens: later(40).toISOString(), closes: later(45).toISOString(), settings },
      { kind: 'tpi_plenary', opens: later(50).toISOString(), closes: later(55).toISOString() },
      { kind: 'final_list', opens: later(60).toISOString() },
    ],
  });
}

export const metAnswers = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));
export const passing = { outcome: 'passed', checklist: metAnswers, reasons: [], note: '' } as const;
export const refusing = {
  outcome: 'refused',
  checklist: { ...metAnswers, careless: 'unmet' },
  reasons: ['careless'],
  note: 'Isian tidak menjawab.',
} as const;

let count = 0;

/** An entry of Toba's unit that was submitted to the edition. */
async function submittedTo(stage: Stage, editionId: EditionId): Promise<EntryId> {
  count += 1;
  const { db } = stage.database;
  const { innovator, local_admin } = stage.people;
  const content = { title: `Usulan yang diperiksa ${count}`, summary: 'Ringkasan.', background: 'Latar.' };
  const innovationId = (await stage.record({ content })) as InnovationId;
  const id = await plantEntry(db, innovator, { editionId, innovationId });
  await handedOver(db, innovator, id);
  must(await db.transact((tx) => submitEntry(tx, local_admin, { id })));
  return id;
}

const others = new WeakMap<Stage, Promise<Viewer>>();

/** Somebody else of the hub who may check; making an account takes its time. */
function otherOf(stage: Stage): Promise<Viewer> {
  const post = { role: 'secretariat', institutionId: stage.places.province } as const;
  const known = others.get(stage) ?? personWith(stage.database.db, 'Sekretariat uji', [post]);
  others.set(stage, known);
  return known;
}

const entries = new Map<string, EntryId>();

/** The entry that was planted with this edition. */
export const entryBeside = (editionId: string): EntryId | undefined => entries.get(editionId);

/** An edition of the hub with one entry, brought as far as the deed of the path needs it. */
export async function plantCourse(stage: Stage, path: string): Promise<EditionId> {
  const { db } = stage.database;
  const who = stage.people.hub_admin;
  const isOfPlenary = path.includes('/pleno/');
  const waitsForSecond = path.endsWith('/jawab');
  const editionId = await plantEdition(db, stage.places.province, courseDocument({ twoEyes: waitsForSecond }));
  const id = await submittedTo(stage, editionId);
  entries.set(editionId, id);
  const isDecided = isOfPlenary || path.includes('/penilaian/') || path.endsWith('/buka-lagi');
  const by = waitsForSecond ? await otherOf(stage) : who;
  const verdict = waitsForSecond ? refusing : passing;
  if (isDecided || waitsForSecond)
    must(await db.transact((tx) => sayVerdict(tx, by, { ...verdict, id, revision: 0 }, testNow)));
  if (isOfPlenary && /\/(?:buka-lagi|berita-acara(?:\.pdf)?)$/.test(path))
    await decide(stage, who, { editionId, id, isSigned: !path.endsWith('/berita-acara') });
  return editionId;
}

/** An edition of the hub whose award was decided and announced. */
export async function plantAnnounced(stage: Stage): Promise<EditionId> {
  const { db } = stage.database;
  const who = stage.people.hub_admin;
  const editionId = await plantEdition(db, stage.places.province, courseDocument({}, LONG_AGO));
  const id = await submittedTo(stage, editionId);
  must(await db.transact((tx) => sayVerdict(tx, who, { ...passing, id, revision: 0 }, testNow)));
  await decide(stage, who, { editionId, id, isSigned: true });
  return editionId;
}

export const members = ['Ani', 'Budi', 'Citra'].map((name, at) => ({
  name,
  office: '',
  part: at === 0 ? ('chair' as const) : ('member' as const),
  present: true,
}));

type Decided = { readonly editionId: EditionId; readonly id: EntryId; readonly isSigned: boolean };

async function decide({ database }: Stage, who: Viewer, { editionId, id, isSigned }: Decided): Promise<void> {
  const of = { editionId, stage: 'tpi_plenary' } as const;
  const meeting = { heldOn: '2026-03-01', place: 'Medan', minutes: 'Dibuka.', members };
  const choices = [{ entryId: id, chosen: true, award: 'top-1', reason: '', votes: null }];
  await database.db.transact(async (tx) => {
    must(await saveMeeting(tx, who, { ...of, revision: 1, ...meeting }, testNow));
    must(await saveChoices(tx, who, { ...of, revision: 2, choices }, testNow));
    if (isSigned) must(await signPlenary(tx, who, { ...of, revision: 3, config: testConfig }, testNow));
  });
}
