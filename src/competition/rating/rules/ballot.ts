import type { EntryId } from '../../entry/model/entry.ts';
import { LONGEST_COMMENT, type Mark } from '../model.ts';
import type { PublicRating } from './window.ts';

/** What was typed for one finalist; mark '': not rated. */
export type TypedMark = { readonly entryId: EntryId; readonly mark: string; readonly comment: string };

export type MarkFault = 'wrong_mark' | 'long' | 'mark_missing';
export type ReadBallot = {
  readonly marks: readonly Mark[];
  readonly faults: readonly { readonly entryId: EntryId; readonly fault: MarkFault }[];
};

/** The marks that were given, and what is wrong with some; who gives none to a finalist says nothing of it. */
export function readMarks(
  typed: readonly TypedMark[],
  { scale, hasComments }: Pick<PublicRating, 'scale' | 'hasComments'>,
): ReadBallot {
  const read = typed.map((it) => ({ ...it, comment: hasComments ? it.comment.trim() : '' }));
  const faults = read.flatMap(({ entryId, ...it }) => {
    const fault = faultOf(it, scale);
    return fault ? [{ entryId, fault }] : [];
  });
  const given = read.filter((it) => it.mark !== '' && faultOf(it, scale) === null);
  return { marks: given.map((it) => ({ ...it, mark: Number(it.mark) })), faults };
}

function faultOf({ mark, comment }: Omit<TypedMark, 'entryId'>, scale: number): MarkFault | null {
  if (mark === '') return comment === '' ? null : 'mark_missing';
  if (!/^\d{1,2}$/.test(mark) || Number(mark) < 1 || Number(mark) > scale) return 'wrong_mark';
  return comment.length > LONGEST_COMMENT ? 'long' : null;
}
