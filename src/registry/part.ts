import type { ComponentChildren } from 'preact';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { PublicRecord } from './catalogue/record/model.ts';
import type { ShownProblem } from './problems/model.ts';

/** What a capability above shows on a page of the registry to this reader; null when it has nothing to say. */
type Part<Thing> = (conn: Conn, viewer: Viewer, thing: Thing, now: Date) => Promise<ComponentChildren | null>;

export type RecordPart = Part<PublicRecord>;
export type ProblemPart = Part<ShownProblem>;

export function partsOf<Thing>(parts: readonly Part<Thing>[], ...of: Parameters<Part<Thing>>) {
  return Promise.all(parts.map((part) => part(...of)));
}
