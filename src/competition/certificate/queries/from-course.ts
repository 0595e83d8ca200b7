import { jurorsOf } from '#evaluation/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { unitsOfEntries } from '../../entry/queries/unit.ts';
import { scoringRounds } from '../../scoring/queries/rounds.ts';
import { type Placed, placedOf } from '../../stage/queries/field.ts';
import { revealedFrom } from '../../stage/rules/reveal.ts';
import { noHolder, type Recipient, type Signing } from '../model.ts';
import { awardOnPaper, type CourseKind, type EntryKind, isGiven, toldStage } from '../rules/from-course.ts';

export type FromCourse = {
  readonly recipients: readonly Recipient[];
  /** From when everyone may know; null: at once. */
  readonly visibleFrom: Date | null;
};

/**
 * Who is given certificates of this kind as the edition went, whoever asks; `unannounced` while no day of the announcement stands that they
 * would be kept back until.
 */
export async function recipientsOfCourse(
  conn: Conn,
  id: EditionId,
  { kind, lang }: { readonly kind: CourseKind; readonly lang: Signing['lang'] },
): Promise<FromCourse | 'unannounced'> {
  const edition = await editionById(conn, id);
  if (!edition) return { recipients: [], visibleFrom: null };
  if (kind === 'juror') return { recipients: await jurorsOfEdition(conn, id), visibleFrom: null };
  const given = (await placedOf(conn, edition)).filter((it) => isGiven(kind, it));
  const units = await unitsOfEntries(conn, id);
  const recipients = given.map((it): Recipient => {
    const award = kind === 'award' && it.standing.is === 'awarded' ? it.standing.award : null;
    const unit = it.unitName ?? '';
    return {
      subject: `entry:${it.id}`,
      name: it.unitName ?? it.institutionName,
      unit,
      institution: it.institutionName,
      award: kind === 'award' ? awardOnPaper(edition.document, award, lang) : '',
      entryTitle: it.title,
      holder: { personId: null, unitId: units.get(it.id) ?? null, institutionId: it.institutionId },
    };
  });
  const from = given.length === 0 ? null : toldFrom(edition, kind, given);
  return from === 'unannounced' ? from : { recipients, visibleFrom: from };
}

function toldFrom({ document }: Edition, kind: EntryKind, given: readonly Placed[]): Date | null | 'unannounced' {
  const stage = toldStage[kind];
  if (stage === null) return null;
  const decided = given.flatMap((it) => it.passages.filter((passage) => passage.stage === stage));
  const last = new Date(Math.max(...decided.map((it) => it.decidedAt.getTime())));
  return revealedFrom(document, stage, last) ?? 'unannounced';
}

/** Everybody who sits in a jury of the edition, once. */
async function jurorsOfEdition(conn: Conn, id: EditionId): Promise<readonly Recipient[]> {
  const found = new Map<string, Recipient>();
  for (const { roundId } of await scoringRounds(conn, id)) {
    for (const { personId, name, state } of await jurorsOf(conn, roundId)) {
      if (personId === null || state !== 'accepted') continue;
      const text = { name, unit: '', institution: '', award: '', entryTitle: '' };
      found.set(personId, { ...text, subject: `person:${personId}`, holder: { ...noHolder, personId } });
    }
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'id'));
}
