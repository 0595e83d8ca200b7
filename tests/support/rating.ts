import type { EditionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { askRating, type Caller } from '../../src/competition/rating/actions/ask.ts';
import { confirmRating } from '../../src/competition/rating/actions/confirm.ts';
import type { BallotId } from '../../src/competition/rating/model.ts';
import { countedMarks } from '../../src/competition/rating/queries/figures.ts';
import { figuresByEntry } from '../../src/competition/rating/rules/figures.ts';
import { type InstitutionId, nobody } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testConfig, testNow } from './people.ts';
import { plantRated, type Rated, ratedDocument } from './rated.ts';
import type { Stage } from './records-stage.ts';

/** A visitor's network and moment. */
export function callerOn(db: Database, given: Partial<Caller> = {}): Caller {
  return {
    db,
    config: testConfig,
    ip: '198.51.100.7',
    now: testNow,
    baseUrl: 'http://localhost:3000',
    locale: 'id',
    ...given,
  };
}

/** The token in the newest mail to the address. */
export async function tokenFor(db: Database, email: string): Promise<string> {
  const found = await db.pool.query<{ body: string }>(
    'select body_text as body from mail_message where recipient = $1 order by id desc limit 1',
    [email],
  );
  return /token=([\w-]+)/.exec(found.rows[0]?.body ?? '')?.[1] ?? '';
}

type Voice = {
  readonly editionId: EditionId;
  readonly email: string;
  readonly marks: readonly (readonly [entry: EntryId, mark: number, comment?: string])[];
  readonly ip?: string;
};

/** Somebody rates by mail and confirms. */
export async function rate(db: Database, { editionId, email, marks, ip = '198.51.100.7' }: Voice): Promise<void> {
  const caller = callerOn(db, { ip, config: { ...testConfig, authRateLimit: false } });
  const given = marks.map(([entryId, mark, comment = '']) => ({ entryId, mark, comment }));
  must(await askRating(caller, nobody, { id: newId<'BallotId'>() as BallotId, editionId, email, marks: given }));
  must(await confirmRating(caller, nobody, { editionId, token: await tokenFor(db, email) }));
}

/** Two finalists of the writer's unit and one who was not chosen. */
export function plantFinalists(
  { db, who }: Stage,
  document: EditionDocument = ratedDocument({ settings: { publicComments: true } }),
): Promise<Rated> {
  const { institutionId, unitId } = who.writer.acting ?? {};
  const homes = ['Sumur bersama', 'Ambulans desa', 'Tidak terpilih'].map((title) => ({
    title,
    institutionId: institutionId as InstitutionId,
    unitId: unitId ?? null,
  }));
  return plantRated(db, who.hub, { homes, document, finalists: 2 });
}

/** How often each mark of five was given to each entry, as it counts now. */
export async function marksNow(db: Database, { editionId, entries }: Rated) {
  const rated = entries.map((id) => ({ id }));
  const figures = figuresByEntry(rated, await countedMarks(db.conn, editionId), 5);
  return entries.map((id) => figures.get(id)?.spread.join(''));
}
