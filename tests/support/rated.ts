import { type Kysely, sql } from 'kysely';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import { type EditionDocument, editionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { saveChoices, saveMeeting } from '../../src/competition/stage/actions/plenary.ts';
import { signPlenary } from '../../src/competition/stage/actions/sign.ts';
import type { InstitutionId, UnitId, Viewer } from '../../src/identity/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantSubmitted } from './submitted.ts';

/** Open by every clock of a test. */
const [LONG_AGO, FAR_AWAY] = ['2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
const decidedAt = new Date('2026-03-02T03:00:00Z');

type Dates = {
  readonly opens?: string;
  readonly closes?: string;
  readonly announced?: string;
  /** Null: nobody is rated by the public. */
  readonly settings?: object | null;
};

/** An edition whose finalists the public rates, by every clock of a test unless told. */
export function ratedDocument({
  opens = LONG_AGO,
  closes = FAR_AWAY,
  announced = LONG_AGO,
  settings = {},
}: Dates = {}): EditionDocument {
  const window = { opens: LONG_AGO, closes: FAR_AWAY };
  return editionDocument.parse({
    format: 1,
    title: 'Kompetisi Uji 2026',
    title_en: 'Trial competition 2026',
    year: 2026,
    groups: [{ code: 'umum', name: 'Umum', name_en: 'General' }],
    entrants: { kinds: ['province', 'regency', 'city'] },
    awards: [{ code: 'top-1', name: 'Top 1', name_en: 'Top 1', slots: 1 }],
    stages: [
      { kind: 'entering', opens: LONG_AGO, closes: LONG_AGO },
      { kind: 'finalists_plenary', ...window },
      { kind: 'finalists_announcement', opens: announced },
      { kind: 'tpi_plenary', ...window },
      { kind: 'final_list', opens: FAR_AWAY },
      ...(settings === null ? [] : [{ kind: 'public_rating', opens, closes, settings }]),
    ],
  });
}

const members = ['Ani', 'Budi', 'Citra'].map((name, at) => ({
  name,
  office: '',
  part: at === 0 ? ('chair' as const) : ('member' as const),
  present: true,
}));

type Home = { readonly title: string; readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

export type Rated = { readonly editionId: EditionId; readonly entries: readonly EntryId[] };

/** An edition of the organiser's with entries of which the plenary chose all, or the first so many, as finalists. */
export async function plantRated(
  db: Database,
  organiser: Viewer,
  {
    homes,
    document = ratedDocument(),
    finalists = homes.length,
    now = decidedAt,
  }: {
    readonly homes: readonly Home[];
    readonly document?: EditionDocument;
    readonly finalists?: number;
    readonly now?: Date;
  },
): Promise<Rated> {
  const organiserId = organiser.acting?.institutionId as InstitutionId;
  const editionId = await plantOpen(db, organiser, document);
  const entries: EntryId[] = [];
  for (const home of homes) entries.push(await plantSubmitted(db, { editionId, organiserId, ...home }));
  const of = { editionId, stage: 'finalists_plenary' } as const;
  const meeting = { heldOn: '2026-03-01', place: 'Medan', minutes: 'Dibuka.', members };
  const choices = entries.map((entryId, at) => {
    const chosen = at < finalists;
    return { entryId, chosen, award: null, reason: '', votes: null };
  });
  await db.transact(async (tx) => {
    must(await saveMeeting(tx, organiser, { ...of, revision: 1, ...meeting }, now));
    must(await saveChoices(tx, organiser, { ...of, revision: 2, choices }, now));
    must(await signPlenary(tx, organiser, { ...of, revision: 3, config: readConfig({}) }, now));
  });
  return { editionId, entries };
}

async function plantOpen(db: Database, organiser: Viewer, document: EditionDocument): Promise<EditionId> {
  const id = newId<'EditionId'>();
  await db.transact(async (tx) => {
    must(await beginEdition(tx, organiser, { id, document }, decidedAt));
    await sql`update edition set state = 'open', published_at = ${decidedAt} where id = ${id}`.execute(
      tx as unknown as Kysely<unknown>,
    );
  });
  return id;
}
