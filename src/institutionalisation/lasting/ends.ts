import type { ComponentChildren } from 'preact';
import type { Conn } from '#platform/db.ts';
import type { Innovation } from '#registry/index.ts';

/** What another room shows below the eight dimensions of an innovation, for those who may read the page. */
export type PageEnd = (conn: Conn, innovation: Innovation, now: Date) => Promise<ComponentChildren | null>;

/** All of them, in their order. */
export async function endOf(ends: readonly PageEnd[], ...of: Parameters<PageEnd>): Promise<ComponentChildren> {
  return Promise.all(ends.map((end) => end(...of)));
}
