import type { LastingContent } from '../model/content.ts';
import type { Paper } from '../model/record.ts';
import { hasMoney, isInForce, isMet } from './holds.ts';
import { isOfWrongYear } from './years.ts';

/** What the reader should know of a record; each has the message `lasting.flag.<name>`. */
export const recordFlags = [
  'no_document',
  'wrong_year',
  'not_in_force',
  'no_money',
  'overspent',
  'no_result',
  'not_met',
  'no_successor',
] as const;
export type RecordFlag = (typeof recordFlags)[number];

type Looked = { readonly content: LastingContent; readonly papers: readonly Paper[] };
type Sign = (looked: Looked, today: string) => boolean;

const signs: Readonly<Record<RecordFlag, Sign>> = {
  no_document: ({ papers }) => papers.every((it) => it.isArchived),
  wrong_year: ({ content, papers }) => papers.some((it) => isOfWrongYear(content, it)),
  not_in_force: ({ content }, today) => !isInForce(content, today),
  no_money: ({ content }) => content.dimension === 'budget' && !hasMoney(content),
  overspent: ({ content }) =>
    content.dimension === 'budget' &&
    content.granted !== null &&
    content.spent !== null &&
    content.spent > content.granted,
  no_result: ({ content }, today) =>
    content.dimension === 'performance' && content.result === null && content.year < Number(today.slice(0, 4)),
  not_met: ({ content }) => content.dimension === 'performance' && isMet(content) === false,
  no_successor: ({ content }) => content.dimension === 'team' && content.successor === '',
};

export function flagsOf(looked: Looked, today: string): readonly RecordFlag[] {
  return recordFlags.filter((flag) => signs[flag](looked, today));
}
