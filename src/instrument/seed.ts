import { attachable } from '#files/index.ts';
import { demoPeople, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { clockOf } from '#platform/dates.ts';
import { isoOf } from '#platform/document/read.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { claimAnswer } from './answer/actions/answer.ts';
import { beginSheet } from './answer/actions/begin.ts';
import { attachEvidence } from './answer/actions/evidence.ts';
import { handInSheet } from './answer/actions/move.ts';
import { verifyAll } from './answer/actions/verify.ts';
import type { SheetId } from './answer/model/sheet.ts';
import type { Doors } from './answer/routes/visit.tsx';
import { publishEdition } from './catalogue/actions/move.ts';
import { beginEdition } from './catalogue/actions/write.ts';
import type { InstrumentDocument } from './catalogue/model/document.ts';
import type { InstrumentEditionId } from './catalogue/model/edition.ts';
import { instrumentPresetOf } from './catalogue/model/presets.ts';
import { everyEdition, listEditions } from './catalogue/queries/editions.ts';
import { shiftedTo } from './catalogue/rules/shift.ts';
import type { Subject } from './door.ts';
import { seedMaturity } from './seed-maturity.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** The document of a preset for this year, open since some days and for some weeks. */
function dated(code: string, now: Date): InstrumentDocument {
  const preset = instrumentPresetOf(code);
  if (!preset) throw new Error(`the demonstration names the preset ${code}, which is not there`);
  const at = (days: number, hour: string) =>
    isoOf(`${clockOf(new Date(now.getTime() + days * DAY_MS)).slice(0, 10)}T${hour}`);
  const period = { opens: at(-14, '08:00'), closes: at(45, '23:59'), verifiedBy: at(75, '23:59') };
  return { ...shiftedTo(preset.document, Number(clockOf(now).slice(0, 4))), period };
}

/** Instruments that run, with sheets in several states; each deed by who does it in life. What stands is left. */
export async function seedInstruments(context: SeedContext, doors: Doors): Promise<void> {
  const { db, now, progress } = context;
  const people = await demoPeople(db.conn);
  const personOf = async (account: string, role: 'hub_admin' | 'local_admin' | 'innovator' | 'national') => {
    const id = people.get(account);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const hub = await personOf('admin.hub', 'hub_admin');
  if (!hub) return;
  const known = await listEditions(db.conn, hub, everyEdition, { size: 1, offset: 0 });
  if (known.length > 0) return;
  progress(t('instrument.seed'));
  const id = await seedEdition(context, hub, 'pelembagaan');
  await seedHub(context, { hub, ministry: await personOf('kementerian', 'national'), doors });
  const writer = await personOf('inovator.pendidikan', 'innovator');
  const admin = await personOf('admin.deliserdang', 'local_admin');
  if (writer) await seedSheets({ db, now, id, writer, admin, doors });
}

type Followed = { readonly hub: Viewer; readonly ministry: Viewer | null; readonly doors: Doors };

/** The hub judges itself, this year and the year before, so that its page has a trend to show. */
async function seedHub(context: SeedContext, { hub, ministry, doors }: Followed): Promise<void> {
  const before = new Date(context.now.getTime() - YEAR_MS);
  const years = [
    { editionId: await seedEdition({ ...context, now: before }, hub, 'kematangan-hub'), at: before, level: 1 },
    { editionId: await seedEdition(context, hub, 'kematangan-hub'), at: context.now, level: 2 },
  ];
  await seedMaturity(context.db, { hub, ministry, sources: doors.subjects, years });
}

async function seedEdition({ db, now }: SeedContext, who: Viewer, code: string): Promise<InstrumentEditionId> {
  const id = newId<'InstrumentEditionId'>(now.getTime());
  await db.transact(async (tx) => {
    must(await beginEdition(tx, who, { id, document: dated(code, now) }, now));
    must(await publishEdition(tx, who, { id, revision: 1 }, now));
  });
  return id;
}

type Seeding = Pick<SeedContext, 'db' | 'now'> & {
  readonly id: InstrumentEditionId;
  readonly writer: Viewer;
  readonly admin: Viewer | null;
  readonly doors: Doors;
};

const MOST = 3;
/** Nothing is invented of records out of public sources. */
const INVENTED = /^Contoh\b/;
const ASKED = 50;

/** One sheet is judged in part, one is handed in, one is still being filled, as far as the writer has innovations. */
async function seedSheets(seeding: Seeding): Promise<void> {
  const { db, writer, doors, admin, now } = seeding;
  const source = doors.subjects.find((it) => it.kind === 'innovation');
  const all = (await source?.answerableBy(db.conn, writer, { text: '', limit: ASKED })) ?? [];
  const subjects = all.filter((it) => INVENTED.test(it.title)).slice(0, MOST);
  for (const [index, subject] of subjects.entries()) {
    const id = await seedSheet(seeding, subject, index);
    if (index === subjects.length - 1 && subjects.length > 1) continue;
    await db.transact((tx) => handInSheet(tx, writer, { id }, now));
    if (index === 0 && admin) await db.transact((tx) => verifyAll(tx, admin, { id }, now));
  }
}

/** Answers of an example: how far each subject has come is invented, as everything of the demonstration. */
const claims: readonly (readonly [item: string, option: string])[] = [
  ['regulasi', 'sk-kepala-daerah'],
  ['kinerja', 'disebut'],
  ['anggaran', 'dua-tahun'],
  ['sdm', 'tim-pengganti'],
  ['prosedur', 'elektronik'],
];

async function seedSheet(
  { db, now, id: editionId, writer }: Seeding,
  subject: Subject,
  index: number,
): Promise<SheetId> {
  const id = newId<'InstrumentSheetId'>(now.getTime());
  await db.transact((tx) => beginSheet(tx, writer, { id, editionId, subject, copy: false }, now));
  const locker = await attachable(db.conn, writer, MOST);
  for (const [item, option] of claims.slice(0, claims.length - index)) {
    const claim = { id, item, basis: '', option, note: t('instrument.seedNote'), revision: 0 };
    await db.transact((tx) => claimAnswer(tx, writer, claim, now));
    for (const evidence of locker.slice(0, 1))
      await db.transact((tx) => attachEvidence(tx, writer, { id, item, evidenceId: evidence.id }, now));
  }
  return id;
}
