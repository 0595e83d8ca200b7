import { sql } from 'kysely';
import { evidenceOf, type UsedEvidence } from '#files/index.ts';
import { nameKey } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { type RecordFacts, recordFacts } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { closingOf } from '../../edition/rules/calendar.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import type { Entry, EntryId, SectionText } from '../model/entry.ts';
import type { SnapshotContent } from '../model/snapshot.ts';
import { type Check, type Counted, type EligibilityFacts, eligibilityOf } from '../rules/eligibility.ts';
import { type Attached, placeOf, progressOf, type SectionStand, sectionStand } from '../rules/section.ts';
import { tables } from '../schema.ts';
import { type Arrived, reopenedIn } from './arrived.ts';
import { textsOf } from './entry.ts';

export const entrySubject = (id: EntryId) => ({ kind: 'entry', id });

/** An entry with all that its rules look at. */
export type EntryStand = {
  readonly texts: ReadonlyMap<string, SectionText>;
  /** Living evidence of the entry, by place. */
  readonly evidence: readonly UsedEvidence[];
  readonly sections: readonly SectionStand[];
  readonly progress: { readonly done: number; readonly of: number };
  readonly record: RecordFacts | null;
  readonly checks: readonly Check[];
};

type Standing = Pick<
  Entry,
  | 'id'
  | 'group'
  | 'title'
  | 'innovationId'
  | 'institutionId'
  | 'institutionKind'
  | 'regionCode'
  | 'unitId'
  | 'editionId'
>;

/** How an entry stands against its edition at this moment; the caller has asked whether it may be told. */
export async function standOf(conn: Conn, entry: Standing, edition: Edition): Promise<EntryStand> {
  const texts = await textsOf(conn, entry.id);
  const used = await evidenceOf(conn, entrySubject(entry.id), { onlyPublic: false });
  const evidence = used.filter((it) => it.archivedAt === null);
  const attached = evidence.map(attachedOf);
  const sections = sectionsFor(edition.document, entry.group).map((section) =>
    sectionStand(section, texts.get(section.code)?.text ?? '', attached),
  );
  return {
    texts,
    evidence,
    progress: progressOf(sections),
    ...(await heldAgainst(conn, entry, { edition, sections })),
  };
}

/** What a submission is held against: its own title, group, texts and evidence, whatever is written into the entry since. */
export async function checksOfSubmission(
  conn: Conn,
  entry: Standing,
  { edition, content }: { readonly edition: Edition; readonly content: SnapshotContent },
): Promise<readonly Check[]> {
  const { title, group } = content.entry;
  const attached = content.evidence.map(({ section, asked, file }) => ({
    place: placeOf(section, asked),
    mediaType: file?.mediaType ?? null,
    size: file?.size ?? null,
  }));
  const sections = sectionsFor(edition.document, group).map((section) =>
    sectionStand(section, content.sections.find((it) => it.code === section.code)?.text ?? '', attached),
  );
  return (await heldAgainst(conn, { ...entry, title, group }, { edition, sections })).checks;
}

type Written = { readonly edition: Edition; readonly sections: readonly SectionStand[] };

async function heldAgainst(conn: Conn, entry: Standing, { edition, sections }: Written) {
  const record = entry.innovationId ? await recordFacts(conn, entry.innovationId) : null;
  const facts = await factsOf(conn, entry, { edition, sections, record });
  return { sections, record, checks: eligibilityOf(edition.document, entry.group, facts) };
}

const attachedOf = ({ place, file }: UsedEvidence): Attached => ({
  place,
  mediaType: file?.mediaType ?? null,
  size: file?.size ?? null,
});

type Around = {
  readonly edition: Edition;
  readonly sections: readonly SectionStand[];
  readonly record: RecordFacts | null;
};

async function factsOf(conn: Conn, entry: Standing, { edition, sections, record }: Around): Promise<EligibilityFacts> {
  const closing = closingOf(edition.document);
  const reopened = (await reopenedIn(conn, entry.editionId)).filter((it) => it.id !== entry.id);
  return {
    applicant: {
      kind: entry.institutionKind,
      regionCode: entry.regionCode,
      isOrganiser: entry.institutionId === edition.organiserId,
    },
    start: {
      date: record?.startDate ?? null,
      year: record?.startYear ?? null,
      yearCertain: record?.startYearCertain ?? false,
    },
    awards: record?.awards ?? [],
    submitted: await submittedOf(conn, entry, reopened),
    twins: await twinsOf(conn, entry, reopened),
    sections,
    closingDay: closing ? dayOf(closing) : null,
  };
}

/** Submitted entries of the institution in the edition, without this one: what counts against quotas. A reopened one keeps its place. */
async function submittedOf(
  conn: Conn,
  { id, editionId, institutionId, unitId }: Standing,
  reopened: readonly Arrived[],
): Promise<readonly Counted[]> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['group_code as group', 'unit_id as unitId'])
    .where('edition_id', '=', editionId)
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'submitted')
    .where('id', '!=', id)
    .execute();
  const kept = reopened.filter((it) => it.institutionId === institutionId);
  return [...rows, ...kept].map((row) => ({ group: row.group, ofUnit: row.unitId === unitId }));
}

/** What others still write is nobody's business: of other institutions only what they submitted is counted. */
async function twinsOf(
  conn: Conn,
  { id, editionId, institutionId, title }: Standing,
  reopened: readonly Arrived[],
): Promise<EligibilityFacts['twins']> {
  const key = nameKey(title);
  const { submitted, own } = await tables(conn)
    .selectFrom('entry')
    .select([
      sql<number>`count(*) filter (where state = 'submitted')`.as('submitted'),
      sql<number>`count(*) filter (where institution_id = ${institutionId} and open_until is null
        and state in ('draft', 'with_admin', 'returned'))`.as('own'),
    ])
    .where('edition_id', '=', editionId)
    .where('title_key', '=', key)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return { submitted: submitted + reopened.filter((it) => nameKey(it.title) === key).length, own };
}
