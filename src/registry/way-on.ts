import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Innovation } from './model/record.ts';

export type WayLink = { readonly text: string; readonly href: string };

/** Where a record leads in a capability above, as a link on its work page. The app hands these in. */
export type WayOn = (conn: Conn, viewer: Viewer, record: Innovation, now: Date) => Promise<WayLink | null>;
