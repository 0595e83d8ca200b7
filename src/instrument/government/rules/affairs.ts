import type { IndexEdition } from '../model/edition.ts';
import type { Counted, Stand } from './standing.ts';

/** A basic-service affair with the innovations that cover it, and those that would if they counted. */
export type AffairCover = {
  readonly affair: string;
  readonly counting: readonly Counted[];
  readonly waiting: readonly Counted[];
};

/** The basic-service affairs of the edition in its order. */
export function coverOf(
  { innovations }: Stand,
  { basicAffairs }: Pick<IndexEdition, 'basicAffairs'>,
): readonly AffairCover[] {
  return basicAffairs.map((affair) => {
    const own = innovations.filter((it) => it.innovation.affair === affair);
    return { affair, counting: own.filter((it) => it.counts), waiting: own.filter((it) => !it.counts) };
  });
}
