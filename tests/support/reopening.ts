import type { Edition, EditionId } from '../../src/competition/edition/model/edition.ts';
import { editionById } from '../../src/competition/edition/queries/editions.ts';
import { submitEntry } from '../../src/competition/entry/actions/submit.ts';
import { saveSection, setPlace } from '../../src/competition/entry/actions/write.ts';
import type { Entry, EntryId } from '../../src/competition/entry/model/entry.ts';
import { entryById, textsOf } from '../../src/competition/entry/queries/entry.ts';
import { type SaidVerdict, sayVerdict } from '../../src/competition/stage/actions/check.ts';
import { endWaiting } from '../../src/competition/stage/actions/waiting.ts';
import { listChecks } from '../../src/competition/stage/queries/check-list.ts';
import { passagesOfEntry } from '../../src/competition/stage/queries/passages.ts';
import { checkAnew } from '../../src/competition/stage/reactions.ts';
import { everyCheck } from '../../src/competition/stage/rules/checks-list.ts';
import type { InstitutionId, Viewer } from '../../src/identity/index.ts';
import { must } from '../../src/platform/outcome.ts';
import { courseDocument, metAnswers } from './course.ts';
import { handedOver, plantEdition, plantEntry } from './entries.ts';
import { readyContent, type Stage } from './records-stage.ts';

const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const CORRECTION_DAYS = 3;

/** A verdict at this moment has a day that passes so many milliseconds from now, by the clock of the database. */
export const withDayIn = (ms: number): Date => new Date(Date.now() + ms - CORRECTION_DAYS * DAY_MS);

export const asking = {
  outcome: 'correction',
  checklist: { ...metAnswers, evidence_missing: 'unmet' },
  reasons: ['evidence_missing'],
  note: 'Lampirkan SK yang terbaca.',
} as const;

let count = 0;

/** Entries of a stage that its check opens again, and what becomes of them. */
export function reopeningOn(stage: Stage) {
  const { db, who, plant } = stage;
  const submit = (id: EntryId, by: Viewer = who.admin) => db.transact((tx) => submitEntry(tx, by, { id }));
  const say = (id: EntryId, said: Partial<SaidVerdict>, now: Date, revision = 0) =>
    db.transact((tx) => sayVerdict(tx, who.hub, { ...asking, ...said, id, revision }, now));
  async function waitingIn(editionId: EditionId, title?: string): Promise<EntryId> {
    count += 1;
    const { id: innovationId } = await plant({ ...readyContent, title: title ?? `Loket cepat ${count}` });
    const id = await plantEntry(db, who.writer, { editionId, innovationId });
    return handedOver(db, who.writer, id);
  }
  async function submitted(editionId: EditionId, title?: string): Promise<EntryId> {
    const id = await waitingIn(editionId, title);
    must(await submit(id));
    return id;
  }
  /** An entry that the check opened again, its day so far away. */
  async function reopened(editionId: EditionId, leftMs = HOUR_MS, said: Partial<SaidVerdict> = {}): Promise<EntryId> {
    const id = await submitted(editionId);
    must(await say(id, said, withDayIn(leftMs)));
    return id;
  }
  return { submit, say, waitingIn, submitted, reopened, ...looksOn(stage), ...deedsOn(stage) };
}

function looksOn({ db, who }: Stage) {
  const organiser = who.hub.acting?.institutionId as InstitutionId;
  const entryOf = async (id: EntryId): Promise<Entry> => {
    const entry = await entryById(db.conn, id);
    if (!entry) throw new Error('no entry');
    return entry;
  };
  const stateOf = async (id: EntryId) => {
    const { state, openUntil, reopenedFor } = await entryOf(id);
    return [state, openUntil !== null, reopenedFor];
  };
  const editionOf = async (id: EditionId): Promise<Edition> => {
    const edition = await editionById(db.conn, id);
    if (!edition) throw new Error('no edition');
    return edition;
  };
  return {
    entryOf,
    stateOf,
    editionOf,
    edition: (quota?: number) => plantEdition(db, organiser, documentWith(quota)),
    textOf: async (id: EntryId) => (await textsOf(db.conn, id)).get('ringkasan')?.text,
    passagesNow: async (id: EntryId) => (await passagesOfEntry(db.conn, id)).map((it) => it.outcome),
    listed: async (id: EditionId) =>
      (await listChecks(db.conn, { id }, everyCheck, { size: 100, offset: 0 })).map((it) => [
        it.title,
        it.group,
        it.openUntil !== null,
      ]),
  };
}

function documentWith(quota?: number) {
  const document = courseDocument({ correctionDays: CORRECTION_DAYS, revise: true });
  if (quota === undefined) return document;
  const rule = { code: 'kuota', kind: 'quota', most: quota, source: 'Pedoman uji' } as const;
  const whole = { ...rule, groups: [], per: 'institution', kinds: [] } as const;
  return { ...document, eligibility: [...document.eligibility, whole as never] };
}

function deedsOn({ db, who }: Stage) {
  return {
    write: async (id: EntryId, text: string, by: Viewer = who.writer) => {
      const revision = (await textsOf(db.conn, id)).get('ringkasan')?.revision ?? 0;
      return db.transact((tx) => saveSection(tx, by, { id, section: 'ringkasan', text, revision }, new Date()));
    },
    rename: (id: EntryId, title: string, by: Viewer = who.writer) => {
      const place = { id, title, group: 'umum', category: null, revision: 1 };
      return db.transact((tx) => setPlace(tx, by, place, new Date()));
    },
    end: (id: EntryId) => db.transact((tx) => endWaiting(tx, id)),
    anew: (id: EntryId) => checkAnew({ entryId: id }, { db, now: new Date() }),
  };
}
