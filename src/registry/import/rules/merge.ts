import { contentSchema, type InnovationContent } from '../../model/content.ts';
import type { ContentField } from '../../model/sections.ts';
import { changedFields } from '../../rules/changes.ts';
import type { ExistingPolicy, LeaveWhy, Plan, RecordOutcome, SaidAward } from '../model.ts';
import { awardKey } from './award.ts';
import type { Candidate, StandingRecord } from './match.ts';
import { isSame } from './same.ts';

export type Merge = {
  readonly content: InnovationContent;
  readonly awards: readonly SaidAward[];
  /** Fields of the content that change; 'awards' when the register's entries do. */
  readonly changed: readonly (ContentField | 'awards')[];
};

/** The whole content of a new record: what the sheet says, the rest not known yet. */
export function newContent(plan: Plan): InnovationContent {
  return contentSchema.parse(plan.content);
}

/**
 * Lays what the sheet says over a standing record. Against the last import of the same record, so that only what changed
 * in the sheet is written and what people wrote since stays; an empty cell never erases. The source and its note are only
 * filled where there is none, and a title by which a record won does not rename it.
 */
export function mergeOnto(standing: StandingRecord, plan: Plan, last: Plan | null, by: Candidate['by']): Merge {
  const taken: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(plan.content) as [ContentField, unknown][]) {
    if (field === 'title' && by === 'award_title') continue;
    if (last !== null && isSame(last.content[field], value)) continue;
    if (isSource(field) && isSomebodys(standing.content[field], last?.content[field])) continue;
    taken[field] = value;
  }
  const content = contentSchema.parse({ ...standing.content, ...taken });
  const awards = mergeAwards(standing.awards, plan.awards, last?.awards ?? []);
  const fields = changedFields(contentSchema.parse(standing.content), content);
  return { content, awards, changed: isSame(awards, standing.awards) ? fields : [...fields, 'awards'] };
}

const isSource = (field: ContentField) => field === 'sourceUrl' || field === 'sourceNote';
const isSomebodys = (now: unknown, imported: unknown) => now !== '' && now !== imported;

/**
 * Adds awards that the register does not have. One that the last import brought and that somebody took out since stays
 * out; one that the sheet tells differently now is told anew.
 */
function mergeAwards(
  standing: readonly SaidAward[],
  said: readonly SaidAward[],
  last: readonly SaidAward[],
): readonly SaidAward[] {
  const [saidNow, saidThen] = [byKey(said), byKey(last)];
  const kept = standing.map((award) => {
    const [now, then] = [saidNow.get(awardKey(award)), saidThen.get(awardKey(award))];
    return now && then && !isSame(now, then) ? now : award;
  });
  const has = byKey(standing);
  const added = said.filter((award) => !has.has(awardKey(award)) && !isSame(saidThen.get(awardKey(award)), award));
  return [...kept, ...added];
}

const byKey = (awards: readonly SaidAward[]) => new Map(awards.map((award) => [awardKey(award), award]));

/** What is to be done with a row whose record stands, and why it is left where it is. */
export function outcomeFor(
  standing: StandingRecord,
  merge: Merge,
  policy: ExistingPolicy,
): { readonly outcome: RecordOutcome; readonly why: LeaveWhy } {
  if (merge.changed.length === 0) return { outcome: 'unchanged', why: '' };
  if (standing.state === 'archived') return { outcome: 'leave', why: 'archived' };
  if (policy === 'keep') return { outcome: 'leave', why: 'policy' };
  const inHand =
    standing.working !== null && !(standing.working === 'with_admin' && standing.publishedVersionId === null);
  return inHand ? { outcome: 'leave', why: 'being_edited' } : { outcome: 'update', why: '' };
}
