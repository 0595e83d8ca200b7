import { demoPeople, hubInstitution, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { clockOf } from '#platform/dates.ts';
import { isoOf } from '#platform/document/read.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { claimAnswer } from '../answer/actions/answer.ts';
import { beginSheet } from '../answer/actions/begin.ts';
import { attachEvidence, attachNewEvidence } from '../answer/actions/evidence.ts';
import { handInSheet } from '../answer/actions/move.ts';
import { verifyAll } from '../answer/actions/verify.ts';
import type { SheetId } from '../answer/model/sheet.ts';
import { publishEdition } from '../catalogue/actions/move.ts';
import { beginEdition } from '../catalogue/actions/write.ts';
import type { InstrumentEditionId } from '../catalogue/model/edition.ts';
import { editionOfYear } from '../catalogue/queries/editions.ts';
import { itemsFor } from '../catalogue/rules/items.ts';
import type { Subject } from '../door.ts';
import type { IndexDoors } from './queries/government.ts';
import { INDEX_KEY, shippedCatalogue } from './shipped.ts';

const DAY_MS = 86_400_000;

/** The index of 2026 as an instrument of the hub, with sheets of two regencies: everything that they answer is invented. */
export async function seedIndexDemo(context: SeedContext, doors: IndexDoors): Promise<void> {
  const { db, now, config, progress } = context;
  const hub = await hubInstitution(db.conn, config.hubRegion);
  const admin = await somebody(context, 'admin.hub', 'hub_admin');
  if (!hub || !admin) return;
  const asked = { ownerId: hub.id, key: INDEX_KEY, year: shippedCatalogue.year };
  if (await editionOfYear(db.conn, asked)) return;
  progress(t('government.seed'));
  const editionId = newId<'InstrumentEditionId'>(now.getTime());
  await db.transact(async (tx) => {
    must(
      await beginEdition(tx, admin, { id: editionId, document: { ...shippedCatalogue, period: periodAt(now) } }, now),
    );
    must(await publishEdition(tx, admin, { id: editionId, revision: 1 }, now));
  });
  for (const account of ['admin.deliserdang', 'admin.nias']) {
    const writer = await somebody(context, account, 'local_admin');
    if (writer) await seedGovernment(context, { doors, editionId, writer, admin });
  }
}

async function somebody(
  { db }: SeedContext,
  account: string,
  role: 'hub_admin' | 'local_admin',
): Promise<Viewer | null> {
  const id = (await demoPeople(db.conn)).get(account);
  return id ? viewerOfPerson(db.conn, id, role) : null;
}

function periodAt(now: Date) {
  const at = (days: number, hour: string) =>
    isoOf(`${clockOf(new Date(now.getTime() + days * DAY_MS)).slice(0, 10)}T${hour}`);
  return { opens: at(-30, '08:00'), closes: at(60, '23:59'), verifiedBy: at(90, '23:59') };
}

type Seeding = {
  readonly doors: IndexDoors;
  readonly editionId: InstrumentEditionId;
  readonly writer: Viewer;
  readonly admin: Viewer;
};

/** Every second sheet is handed in, the first of them is verified; the government's own is being filled. */
async function seedGovernment(context: SeedContext, seeding: Seeding): Promise<void> {
  const { db, now } = context;
  const { doors, editionId, writer, admin } = seeding;
  const institutionId = writer.acting?.institutionId;
  if (!institutionId) return;
  const all = doors.subjects.filter((it) => it.kind === 'innovation' || it.kind === 'government');
  const lists = await Promise.all(all.map((it) => it.ofInstitution(db.conn, institutionId)));
  const subjects = lists.flat().filter((it) => it.kind === 'government' || it.title.startsWith('Contoh: '));
  for (const [at, subject] of subjects.entries()) {
    const id = newId<'InstrumentSheetId'>(now.getTime());
    const given = { id, editionId, subject, copy: false };
    const sheetId = must(await db.transact((tx) => beginSheet(tx, writer, given, now)));
    await answerSome(context, { writer, subject, sheetId, at });
    if (subject.kind !== 'innovation' || at % 2 === 1) continue;
    must(await db.transact((tx) => handInSheet(tx, writer, { id: sheetId }, now)));
    if (at === 0) must(await db.transact((tx) => verifyAll(tx, admin, { id: sheetId }, now)));
  }
}

type Answering = {
  readonly writer: Viewer;
  readonly subject: Subject;
  readonly sheetId: SheetId;
  readonly at: number;
};

const MOST_SCORE = 3;
/** Every seventh answer lacks its evidence. */
const UNPROVEN = 7;

/** Mandatory items all, of the others two in three; how high is a matter of the place in the list, and invented. */
async function answerSome({ db, now }: SeedContext, { writer, subject, sheetId, at }: Answering): Promise<void> {
  const items = itemsFor(shippedCatalogue, subject.kind).filter((it, n) => it.mandatory || (n + at) % 3 !== 0);
  const evidenceId = newId<'EvidenceId'>(now.getTime());
  for (const [n, item] of items.entries()) {
    const option = `p${1 + ((n + at) % MOST_SCORE)}`;
    const basis = item.bases[0]?.code ?? '';
    const claim = { id: sheetId, item: item.code, basis, option, note: t('government.seed.note'), revision: 0 };
    must(await db.transact((tx) => claimAnswer(tx, writer, claim, now)));
    if (n % UNPROVEN === UNPROVEN - 1) continue;
    const proving = { id: sheetId, item: item.code, evidenceId };
    const proven =
      n === 0
        ? await db.transact((tx) =>
            attachNewEvidence(tx, writer, { ...proving, evidence: paperOf(subject, writer, proving.evidenceId) }, now),
          )
        : await db.transact((tx) => attachEvidence(tx, writer, proving, now));
    must(proven);
  }
}

function paperOf(
  { title, institutionId }: Subject,
  { acting }: Viewer,
  id: Parameters<typeof attachNewEvidence>[2]['evidence']['id'],
) {
  const year = shippedCatalogue.year;
  const said = { number: '', issuer: '', page: '', note: t('government.seed.note'), isPublic: false };
  const paper = {
    ...said,
    title: t('government.seed.paper', { title }).slice(0, 200),
    documentDate: `${year - 1}-06-02`,
    validityYear: year,
  };
  const url = `https://contoh.example/indeks/${id}`;
  return { id, institutionId, unitId: acting?.unitId ?? null, kind: 'link' as const, url, paper };
}
