import { NotFound } from '#platform/http/route.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { Plenary, PlenaryStage } from '../model/plenary.ts';
import { plenaryStages } from '../model/plenary.ts';
import { plenarySlugs } from '../paths.ts';
import { type Placed, placedOf } from '../queries/field.ts';
import { plenaryOf } from '../queries/plenary.ts';
import { scoresOf } from '../queries/scores.ts';
import { decidingOf, isInFieldOf } from '../rules/course.ts';
import { chosenOf } from '../rules/plenary.ts';
import type { Weighed } from '../rules/plenary-list.ts';
import { offRanking, placesOf } from '../rules/ranking.ts';
import { organisedEdition, type StageVisit } from './visit.tsx';

export type OpenedPlenary = {
  readonly edition: Edition;
  readonly stage: PlenaryStage;
  /** Null while nobody has begun it. */
  readonly plenary: Plenary | null;
};

/** The plenary of the address, of an edition that has one; else it is not there. */
export async function plenaryAt(visit: StageVisit): Promise<OpenedPlenary> {
  const edition = await organisedEdition(visit);
  const stage = plenaryStages.find((it) => plenarySlugs[it] === visit.params.tahap);
  if (!stage || !decidingOf(edition.document).includes(stage)) throw new NotFound();
  return { edition, stage, plenary: await plenaryOf(visit.db.conn, edition.id, stage) };
}

export type WeighedEntry = Weighed & Pick<Placed, 'unitName' | 'institutionKind' | 'regionCode' | 'passages'>;

export type Field = { readonly placed: readonly Placed[]; readonly weighed: readonly WeighedEntry[] };

type Reading = { readonly db: Pick<StageVisit['db'], 'conn'> };

/** The field of the plenary with scores, places and what is said of each. */
export async function fieldAt({ db }: Reading, { edition, stage, plenary }: OpenedPlenary): Promise<Field> {
  const placed = await placedOf(db.conn, edition);
  const scores = await scoresOf(db.conn, edition, stage);
  const field = placed.filter((it) => isInFieldOf(edition.document, stage, it.passages));
  const ranked = field.map(({ id, group }) => ({ id, group, score: scores.get(id) ?? null }));
  const choices = plenary?.choices ?? new Map();
  const [places, off] = [placesOf(ranked), offRanking(ranked, chosenOf(choices))];
  const weighed = field.map((it) => ({
    ...it,
    score: scores.get(it.id) ?? null,
    place: places.get(it.id) ?? null,
    choice: choices.get(it.id) ?? null,
    isOff: off.has(it.id),
  }));
  return { placed, weighed };
}
