import type { Generated } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type {
  AttemptId,
  CallFault,
  DeliveryEvent,
  DeliveryId,
  DeliveryState,
  HookEvent,
  HookId,
  HookState,
  PauseReason,
  SecretId,
} from './model.ts';

type HookTables = {
  webhook: {
    id: HookId;
    url: string;
    description: string;
    events: readonly HookEvent[];
    state: HookState;
    paused_because: PauseReason | null;
    revision: Generated<number>;
    created_by: PersonId;
    created_at: Date;
  };
  webhook_secret: {
    id: SecretId;
    webhook_id: HookId;
    sealed: string;
    created_at: Date;
    ends_at: Date | null;
  };
  webhook_delivery: {
    id: DeliveryId;
    webhook_id: HookId;
    event: DeliveryEvent;
    subject_id: string | null;
    occasion: string;
    body: string;
    state: DeliveryState;
    tries: Generated<number>;
    created_at: Date;
    next_at: Date | null;
    ended_at: Date | null;
  };
  webhook_attempt: {
    id: AttemptId;
    delivery_id: DeliveryId;
    at: Date;
    status: number | null;
    fault: CallFault | null;
    duration_ms: number;
    answer: string;
  };
  /** Read for the name of whoever made a hook. */
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<HookTables>();
