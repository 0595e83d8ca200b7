import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { publishEdition } from '../edition/actions/move.ts';
import { beginEdition } from '../edition/actions/write.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { Edition } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { scoringStagesOf } from '../scoring/rules/scoring-stages.ts';
import { announce } from '../stage/actions/announce.ts';
import { plenaryStages } from '../stage/model/plenary.ts';
import { unannounced } from '../stage/queries/results.ts';
import { certify } from './certificates.ts';
import { diceOf } from './dice.ts';
import { endOf, rehearsed } from './document.ts';
import { checkAll, enter } from './entries.ts';
import { readFeedback } from './feedback.ts';
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
  const dice = diceOf(SEED);
  const cast = await castOf(hall, jurors);
  hall.progress('people');
  const edition = await openEdition(hall, cast, rehearsed(document, hall.startsAt));
  const staged = { hall, cast, edition, dice };
  const submitted = await enter(staged, entries);
  hall.progress('entries');
  const checked = await checkAll(staged, submitted);
  hall.progress('checks');
  const minutes: Report['minutes'][number][] = [];
  let sheets = 0;
  const judged: Report['judged'][number][] = [];
  for (const { kind } of edition.document.stages) {
    const scoring = scoringStagesOf(edition.document).find((it) => it === kind);
    const scored = scoring ? await scoreAll(staged, scoring) : null;
    sheets += scored?.sheets ?? 0;
    judged.push(...(scored?.judged ?? []));
    if (scoring) hall.progress('scoring');
    const plenary = plenaryStages.find((it) => it === kind);
    if (plenary) minutes.push(await hold(staged, plenary));
    if (plenary) hall.progress('plenary');
  }
  const end = endOf(edition.document);
  for (const it of await unannounced(hall.db.conn)) await hall.db.transact((tx) => announce(tx, it, end));
  hall.progress('announcement');
  const certificates = await certify(staged, end);
  hall.progress('certificates');
  const feedback = await readFeedback(hall, edition, end);
  hall.progress('feedback');
  const counts = { submitted: submitted.length, ...checked, sheets, certificates };
  return { editionId: edition.id, ...counts, judged, minutes, feedback };
}

async function openEdition(
  { db, startsAt: now }: Hall,
  { secretariat }: Cast,
  document: EditionDocument,
): Promise<Edition> {
  const id = newId<'EditionId'>();
  must(await db.transact((tx) => beginEdition(tx, secretariat, { id, document }, now)));
  must(await db.transact((tx) => publishEdition(tx, secretariat, { id, revision: 1 }, now)));
  const edition = await editionById(db.conn, id);
  if (!edition) throw new Error('an edition that was published is there');
  return edition;
}
