import type { ComponentChildren } from 'preact';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Visit } from '#platform/http/route.ts';
import type { Innovation } from '#registry/index.ts';

/** What another room shows below the eight dimensions of an innovation, for those who may read the page. */
export type PageEnd = (conn: Conn, innovation: Innovation, now: Date) => Promise<ComponentChildren | null>;

/** What another room shows above the eight dimensions. */
export type PageHead = (
  visit: Pick<Visit<Viewer>, 'db' | 'viewer' | 'now'>,
  innovation: Innovation,
) => Promise<ComponentChildren | null>;

/** All of them, in their order. */
export async function endOf(ends: readonly PageEnd[], ...of: Parameters<PageEnd>): Promise<ComponentChildren> {
  return Promise.all(ends.map((end) => end(...of)));
}
