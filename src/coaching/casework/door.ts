import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';

/** A competition entry of a record, as it comes onto the table: its id, and what people call it. */
export type TableEntry = { readonly id: string; readonly name: string; readonly href: string };

/** Entries of a record that this reader may see; the app hands it in, for competition stands above. */
export type EntriesOf = (conn: Conn, viewer: Viewer, id: InnovationId, now: Date) => Promise<readonly TableEntry[]>;
