import type { Generated } from 'kysely';
import { tablesOf } from '#platform/db.ts';
import type { PeerId } from '../peers/model.ts';
import type { RecordId, RecordRefusal, RunFault, RunId, RunState } from './model.ts';

export type HarvestTables = {
  network_run: {
    id: RunId;
    peer_id: PeerId;
    began_at: Date;
    ended_at: Date | null;
    state: RunState;
    fault: RunFault | null;
    fault_detail: Generated<string>;
    cursor_before: string | null;
    cursor_after: string | null;
    pages: Generated<number>;
    bytes: Generated<number>;
    added: Generated<number>;
    changed: Generated<number>;
    unchanged: Generated<number>;
    gone: Generated<number>;
    refused: Generated<number>;
  };
  network_refusal: {
    id: Generated<number>;
    run_id: RunId;
    source_id: string;
    title: string;
    field: string;
    why: RecordRefusal;
    detail: string;
  };
  /** What is written by one statement of its own is not listed here. */
  network_record: {
    id: Generated<number>;
    record_id: RecordId;
    peer_id: PeerId | null;
    source_id: string;
    number: number;
    url: string;
    key_id: string;
    run_id: RunId | null;
    changed_at: Date;
    first_harvested_at: Date;
    harvested_at: Date;
    institution: string;
    unit: string;
    content: object;
    hub: string;
    region_code: string | null;
    province_code: string | null;
    cell: number;
    affair_bits: number;
    award_label: string;
    moved_at: Date;
    title: string;
    summary: string;
    body: string;
    title_key: string;
    bands: readonly number[];
    digest: string;
  };
  network_tombstone: { peer_id: PeerId; source_id: string; number: number; at: Date };
  network_word_waiting: { doc_id: number };
  network_peer: { id: PeerId; name: string; state: string };
};

export const tables = tablesOf<HarvestTables>();
