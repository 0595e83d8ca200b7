import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type Issue, issueCertificates } from '../certificate/actions/issue.ts';
import { publishEdition } from '../edition/actions/move.ts';
import { beginEdition } from '../edition/actions/write.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { Edition } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { scoringStagesOf } from '../scoring/rules/scoring-stages.ts';
import { announce } from '../stage/actions/announce.ts';
import { plenaryStages } from '../stage/model/plenary.ts';
import { announcedOf, unannounced } from '../stage/queries/results.ts';
import { diceOf } from './dice.ts';
import { rehearsed } from './document.ts';
import { checkAll, enter } from './entries.ts';
import type { Hall } from './hall.ts';
import type { Report, Sizes } from './model.ts';
import { type Cast, castOf } from './people.ts';
import { hold } from './plenaries.ts';
import { scoreAll } from './scoring.ts';

const SEED = 20_261_129;

/**
 * Runs a whole competition of this document through the same actions that people use: entrants, the check, juries, plenaries with signed
 * minutes, the announcement and certificates. Only in a hub of its own: it leaves people and records behind. The same sizes give the same
 * course, but for who wins among generated entries.
 */
export async function rehearse(hall: Hall, document: EditionDocument, { entries, jurors }: Sizes): Promise<Report> {
  const now = new Date();
  const dice = diceOf(SEED);
  const cast = await castOf(hall, jurors, now);
  hall.progress('people');
  const edition = await openEdition(hall, cast, rehearsed(document, now), now);
  const staged = { hall, cast, edition, dice };
  const submitted = await enter(staged, entries);
  hall.progress('entries');
  const checked = await checkAll(staged, submitted);
  hall.progress('checks');
  const minutes: Report['minutes'][number][] = [];
  let sheets = 0;
  for (const { kind } of edition.document.stages) {
    const scoring = scoringStagesOf(edition.document).find((it) => it === kind);
    if (scoring) sheets += await scoreAll(staged, scoring);
    if (scoring) hall.progress('scoring');
    const plenary = plenaryStages.find((it) => it === kind);
    if (plenary) minutes.push(await hold(staged, plenary));
    if (plenary) hall.progress('plenary');
  }
  const end = endOf(edition);
  for (const it of await unannounced(hall.db.conn)) await hall.db.transact((tx) => announce(tx, it, end));
  hall.progress('announcement');
  const certificates = await certify(hall, cast, edition, end);
  hall.progress('certificates');
  return { editionId: edition.id, submitted: submitted.length, ...checked, sheets, minutes, certificates };
}

async function openEdition(
  { db }: Hall,
  { secretariat }: Cast,
  document: EditionDocument,
  now: Date,
): Promise<Edition> {
  const id = newId<'EditionId'>();
  must(await db.transact((tx) => beginEdition(tx, secretariat, { id, document }, now)));
  must(await db.transact((tx) => publishEdition(tx, secretariat, { id, revision: 1 }, now)));
  const edition = await editionById(db.conn, id);
  if (!edition) throw new Error('an edition that was published is there');
  return edition;
}

const DAY_MS = 86_400_000;

/** A day after everything. */
function endOf({ document }: Edition): Date {
  const moments = document.stages.flatMap((it) => [it.opens, it.closes]).filter((it) => it !== null);
  return new Date(Math.max(...moments.map((it) => Date.parse(it))) + DAY_MS);
}

/** A certificate for everyone on the last list that was announced. */
async function certify({ db }: Hall, { secretariat }: Cast, edition: Edition, now: Date): Promise<number> {
  const [last] = await announcedOf(db.conn, edition, now);
  if (!last) return 0;
  const recipients: Issue['recipients'] = last.entries.map((it) => ({
    subject: `entry:${it.id}`,
    name: it.unit ?? it.institution,
    unit: it.unit ?? '',
    institution: it.institution,
    award: it.award ?? '',
    entryTitle: it.title,
    holder: { personId: null, unitId: null, institutionId: null },
  }));
  const signing = {
    lang: 'id',
    place: 'Medan',
    date: now.toISOString().slice(0, 10),
    signerName: 'Ketua Latihan',
    signerOffice: 'Penyelenggara',
  } as const;
  const kind = last.stage === 'tpi_plenary' ? ('award' as const) : ('finalist' as const);
  const issue = { editionId: edition.id, kind, recipients, signing, visibleFrom: null };
  const issued = must(await db.transact((tx) => issueCertificates(tx, secretariat, issue, now)));
  return issued.issued;
}
