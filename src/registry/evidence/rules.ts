import type { Viewer } from '#identity/index.ts';
import type { InnovationContent } from '../model/content.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { isSectionName, type SectionName, sectionNames } from '../model/sections.ts';
import { type Movable, positionOf, relationsTo } from '../rules/moves.ts';

/**
 * Why the viewer may not say what proves the record. Writers and deciders may while it lives; while it waits for the
 * admin it stays as it was handed in.
 */
export function whyNotProve(record: Movable, viewer: Viewer): RecordRefusal | null {
  const relations = relationsTo(record, viewer);
  if (relations.length === 0) return 'not_yours';
  const position = positionOf(record);
  if (position === 'archived') return 'archived';
  const waits = position === 'with_admin' || position === 'new_with_admin';
  return waits && !relations.includes('decider') ? 'waiting_for_admin' : null;
}

/** Where an evidence stands: a section of the record, a row of its impact table, or a field of a form that asks for it. */
export type Place =
  | { readonly kind: 'section'; readonly section: SectionName }
  | { readonly kind: 'form'; readonly form: string; readonly item: string }
  | { readonly kind: 'impact'; readonly indicator: string };

const SECTION = 'section:';
const IMPACT = 'impact:';
const FORM = 'form:';
/** As much of an indicator as tells it from the others. */
const LONGEST = 80;

/** Code of the place of a field in a form that the record is copied into. */
export const formPlace = (form: string, item: string): string => `${FORM}${form}:${item}`;

/** The places of a record, as codes: its sections in their order, then the rows of its impact table. */
export function placesOf(content: Pick<InnovationContent, 'impact'>): readonly string[] {
  const rows = content.impact.map((row) => IMPACT + row.indicator.slice(0, LONGEST));
  return [...sectionNames.map((name) => SECTION + name), ...new Set(rows)];
}

/** What a code stands for; null for one that no record has. */
export function placeOfCode(code: string): Place | null {
  if (code.startsWith(IMPACT)) return { kind: 'impact', indicator: code.slice(IMPACT.length) };
  const [, form, item] = /^form:([\w-]+):([\w-]+)$/.exec(code) ?? [];
  if (form && item) return { kind: 'form', form, item };
  const section = code.startsWith(SECTION) ? code.slice(SECTION.length) : '';
  return isSectionName(section) ? { kind: 'section', section } : null;
}
