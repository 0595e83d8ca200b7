import type { RecordPart } from '#registry/index.ts';
import { alongOf } from './queries.ts';
import { AlongSection } from './views/along.tsx';

/** On the public page of a record: what there is for whoever wants to copy it. */
export const recordAlong: RecordPart = async (conn, _viewer, record) => (
  <AlongSection id={record.id} along={await alongOf(conn, record.id)} />
);
