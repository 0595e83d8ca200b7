import type { ComponentChildren } from 'preact';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { PublicRecord } from './catalogue/record/model.ts';
import type { InnovationId } from './model/ids.ts';
import type { ShownProblem } from './problems/model.ts';

/** What a capability above says on a page of the registry to this reader; null when it has nothing to say. */
type Part<Thing, Told> = (conn: Conn, viewer: Viewer, thing: Thing, now: Date) => Promise<Told | null>;

export type RecordPart = Part<PublicRecord, ComponentChildren>;

/** With the innovations that it weighed for the problem, shown or set aside: the registry does not offer them a second time. */
export type ProblemTold = { readonly body: ComponentChildren; readonly named: readonly InnovationId[] };
export type ProblemPart = Part<ShownProblem, ProblemTold>;

export function partsOf<Thing, Told>(parts: readonly Part<Thing, Told>[], ...of: Parameters<Part<Thing, Told>>) {
  return Promise.all(parts.map((part) => part(...of)));
}
