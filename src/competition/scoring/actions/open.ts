import { record } from '#audit/index.ts';
import { addSubjects, type NewSubject, openRound, type RoundId } from '#evaluation/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { EditionStage, ScoringKind } from '../../edition/model/stages.ts';
import { editionById, holdEdition } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { groupOf, rubricFor } from '../../edition/rules/parts.ts';
import { tellingNames } from '../../entry/queries/telling.ts';
import { entryReading } from '../../entry/reading.ts';
import { type Placed, placedOf } from '../../stage/queries/field.ts';
import { undecidedBefore } from '../../stage/queries/plenary.ts';
import { whyNotOrganise } from '../../stage/rules/check-moves.ts';
import { isInFieldOf } from '../../stage/rules/course.ts';
import type { ScoringRefusal } from '../model.ts';
import { scoringRounds } from '../queries/rounds.ts';
import { sheetRubric } from '../rules/rubric.ts';
import { decidedNext, scoringStagesOf } from '../rules/scoring-stages.ts';
import { tables } from '../schema.ts';

export type Opening = {
  readonly editionId: EditionId;
  readonly stage: ScoringKind;
  /** What jurors agree to. */
  readonly pact: string;
};

type Result = Promise<Outcome<{ readonly rounds: number; readonly entries: number }, ScoringRefusal>>;

/**
 * Opens the scoring of a stage: one round for each group that has entries, with the rubric of the edition. Said again, entries that came
 * through meanwhile are added to the rounds that are there.
 */
export async function openScoring(tx: Tx, who: Viewer, opening: Opening, now: Date): Result {
  const edition = await editionById(tx, opening.editionId);
  if (!edition) return refused('not_found');
  if (whyNotOrganise(edition, who)) return refused('not_found');
  // Two who open at once open one after the other.
  await holdEdition(tx, edition.id);
  const planned = await plan(tx, edition, opening.stage);
  if (!planned.ok) return planned;
  const known = new Map((await scoringRounds(tx, edition.id, opening.stage)).map((it) => [it.group, it.roundId]));
  const names = await tellingNames(tx, edition.id);
  let entries = 0;
  for (const [group, field] of planned.value.groups) {
    const roundId =
      known.get(group) ?? (await openGroup(tx, who, { edition, opening, group, stage: planned.value.stage }, now));
    if (!roundId) return refused('not_opened');
    const subjects = field.map((it) => subjectOf(it, names.get(it.id) ?? []));
    const added = await addSubjects(tx, who, { roundId, subjects }, now);
    if (!added.ok) return refused('not_opened');
    entries += added.value.added;
  }
  const after = { stage: opening.stage, groups: planned.value.groups.size, entries };
  const event = { event: 'competition.scoring.open', subject: { kind: 'edition', id: edition.id }, after };
  await record(tx, actorOf(who), event, now);
  return done({ rounds: planned.value.groups.size, entries });
}

type Dated = EditionStage & { readonly opens: string; readonly closes: string };
type Plan = { readonly stage: Dated; readonly groups: ReadonlyMap<string, readonly Placed[]> };

/** Which entries are scored, by group; a reason when there is nothing to be opened yet. */
async function plan(tx: Conn, edition: Edition, kind: ScoringKind): Promise<Outcome<Plan, ScoringRefusal>> {
  const { document } = edition;
  const stage = stageOfKind(document, kind);
  const next = decidedNext(document, kind);
  if (!stage || !next || !scoringStagesOf(document).includes(kind)) return refused('no_such_stage');
  if (stage.opens === null || stage.closes === null) return refused('undated');
  const placed = await placedOf(tx, edition);
  if (undecidedBefore(edition, next as never, placed) > 0) return refused('undecided');
  const field = placed.filter((it) => isInFieldOf(document, next, it.passages));
  if (field.length === 0) return refused('no_entries');
  const groups = Map.groupBy(field, (it) => it.group);
  for (const group of groups.keys()) {
    const rubric = rubricFor(document, kind, group);
    if (!rubric || !sheetRubric(rubric, document.groups[0] ?? { name: group, name_en: '' }))
      return refused('no_rubric');
  }
  return done({ stage: stage as Dated, groups });
}

/** Why the scoring of this stage cannot be opened yet; null when it can. */
export async function whyNotOpenScoring(
  conn: Conn,
  edition: Edition,
  kind: ScoringKind,
): Promise<ScoringRefusal | null> {
  const planned = await plan(conn, edition, kind);
  return planned.ok ? null : planned.why;
}

type OfGroup = {
  readonly edition: Edition;
  readonly opening: Opening;
  readonly group: string;
  readonly stage: Dated;
};

/** The round of one group; null when evaluation refuses it. */
async function openGroup(
  tx: Tx,
  who: Viewer,
  { edition, opening, group, stage }: OfGroup,
  now: Date,
): Promise<RoundId | null> {
  const { document } = edition;
  const named = groupOf(document, group) ?? { name: group, name_en: '' };
  const rubric = rubricFor(document, opening.stage, group);
  const sheet = rubric && sheetRubric(rubric, { name: document.title, name_en: document.title_en });
  if (!sheet) return null;
  const id = newId<'RoundId'>(now.getTime());
  const { institution, names, leaders } = document.privacy.blind;
  const round = {
    id,
    name: `${document.title} – ${named.name}`.slice(0, LONGEST_ROUND_NAME),
    contextId: edition.id,
    subjectKind: entryReading.kind,
    rubric: sheet,
    blind: institution || names || leaders,
    sheetsPerSubject: sheetsOf(stage),
    opensAt: new Date(stage.opens),
    closesAt: new Date(stage.closes),
    pact: opening.pact,
    official: officialOf(stage),
  };
  const opened = await openRound(tx, who, round, now);
  if (!opened.ok) return null;
  await tables(tx)
    .insertInto('edition_round')
    .values({
      edition_id: edition.id,
      stage: opening.stage,
      group_code: group,
      round_id: id,
      opened_by: who.person?.id ?? null,
      opened_at: now,
    })
    .execute();
  return id;
}

const LONGEST_ROUND_NAME = 200;

function sheetsOf(stage: EditionStage): number {
  return stage.kind === 'desk_scoring' || stage.kind === 'tpi_reading' ? stage.settings.sheetsPerEntry : 1;
}

/** The number that the edition uses in the plenary after this scoring. */
function officialOf(stage: EditionStage): 'raw' | 'calibrated' {
  return 'official' in stage.settings ? stage.settings.official : 'raw';
}

function subjectOf({ id, title, institutionId, regionCode }: Placed, names: readonly string[]): NewSubject {
  return { subjectId: id, title, institutionId, regionCode, names };
}
