import type { ComponentChildren } from 'preact';
import type { Viewer } from '#identity/index.ts';
import type { Conn, Fragment } from '#platform/db.ts';
import type { PublicRecord } from './catalogue/record/model.ts';
import type { InnovationId } from './model/ids.ts';
import type { SectionName } from './model/sections.ts';
import type { ShownProblem } from './problems/model.ts';

/** Whose reading of which public record it is. */
export type RecordReading = {
  readonly conn: Conn;
  readonly viewer: Viewer;
  readonly record: PublicRecord;
  readonly now: Date;
};

type Saying<Found> = {
  /** One value about the record, asked within the page's own statement: a question more at every visit is dear. */
  readonly asks: (id: InnovationId) => Fragment<Found>;
  /** What is said of it; null when there is nothing to say. */
  readonly tell: (reading: RecordReading, found: Found) => Promise<ComponentChildren> | ComponentChildren;
};

/** What a capability above says on the public page of a record to this reader. */
export type RecordPart = Saying<unknown>;

export const recordPart = <Found>(saying: Saying<Found>): RecordPart => ({
  asks: saying.asks,
  tell: (reading, found) => saying.tell(reading, found as Found),
});

/** What each part has to say, given what was found for it, in their order. */
export const tellRecord = (parts: readonly RecordPart[], reading: RecordReading, found: readonly unknown[]) =>
  Promise.all(parts.map((part, at) => part.tell(reading, found[at])));

/** What a capability above says on a page of the registry to this reader; null when it has nothing to say. */
type Part<Thing, Told> = (conn: Conn, viewer: Viewer, thing: Thing, now: Date) => Promise<Told | null>;

/** Beside the form of a section: what whoever edits it should have before their eyes. */
export type SectionPart = Part<{ readonly id: InnovationId; readonly section: SectionName }, ComponentChildren>;

/** With the innovations that it weighed for the problem, shown or set aside: the registry does not offer them a second time. */
export type ProblemTold = { readonly body: ComponentChildren; readonly named: readonly InnovationId[] };
export type ProblemPart = Part<ShownProblem, ProblemTold>;

export function partsOf<Thing, Told>(parts: readonly Part<Thing, Told>[], ...of: Parameters<Part<Thing, Told>>) {
  return Promise.all(parts.map((part) => part(...of)));
}
