import type { Config } from './config.ts';
import type { Conn, Database } from './db.ts';
import type { Figure } from './figure.ts';
import type { ApiOperation } from './http/api/operation.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs.ts';
import type { Log } from './log.ts';

/** What one comes to do: entries of one purpose stand together in the menu of whoever has signed in. */
export type MenuGroup = 'explore' | 'keep' | 'copy' | 'coach' | 'last' | 'measure' | 'compete' | 'run';

export type MenuEntry<Viewer> = {
  /** Text in the ambient language. */
  readonly text: () => string;
  readonly href: string;
  readonly visible: (viewer: Viewer) => boolean;
  /** Position in the menu or in its group, small first. */
  readonly order: number;
  /** Further addresses whose pages belong to it. */
  readonly also?: readonly string[];
  /** Without one it stands in the menu itself. */
  readonly group?: MenuGroup;
};

export type HomeItem = {
  readonly text: string;
  readonly href: string;
  readonly count?: number;
  /** A moment or date shown beside the item: since when it waits or when it is due. */
  readonly when?: string;
  readonly tone?: 'neutral' | 'attention' | 'urgent';
};

/** One answer on the home page to «what do I owe?» ('mine') or «what waits for others?» ('others'). */
export type HomeSection = {
  readonly kind: 'mine' | 'others' | 'figures';
  readonly title: string;
  readonly items: readonly HomeItem[];
  /** Said when there is nothing: teaches what would stand here. */
  readonly empty: string;
};

/** A piece of work in something that runs, with how far it has come and until when: «2 of 4 done». */
export type HomeTask = {
  /** What it belongs to: an edition, a round. */
  readonly of: string;
  readonly text: string;
  /** The very page on which the work is done. */
  readonly href: string;
  readonly done: number;
  readonly total: number;
  /** Null: nobody has set until when. */
  readonly due: Date | null;
  /** Others do it; the reader follows how far they are. */
  readonly isOthers?: boolean;
};

export type InvariantBreach = { readonly name: string; readonly subject: string; readonly detail: string };

export type SeedContext = {
  readonly db: Database;
  readonly config: Config;
  readonly now: Date;
  readonly baseUrl: string;
  readonly progress: (step: string) => void;
};

export type WarmContext = {
  readonly db: Database;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Where files may lie while the process runs. */
  readonly dataDir: string;
};

/** The door of a capability for the app alone. */
export type Capability<Viewer> = {
  readonly name: string;
  readonly routes: readonly Route<Viewer>[];
  /** What programs may ask; each has its route among the routes. */
  readonly api?: readonly ApiOperation<Viewer>[];
  /** Names of audit events its actions record or its reads are logged under. */
  readonly auditEvents: readonly string[];
  /** Names of the facts it announces through the outbox. */
  readonly facts: readonly string[];
  readonly jobs: readonly Job[];
  /** Kinds of notices it sends; each has a setting and message texts. */
  readonly notices: readonly string[];
  /** Those among them that nobody can turn off by mail, for a right depends on them. */
  readonly owedNotices?: readonly string[];
  readonly menu?: readonly MenuEntry<Viewer>[];
  readonly home?: (conn: Conn, viewer: Viewer, now: Date) => Promise<readonly HomeSection[]>;
  /** How far the viewer's part in what runs now has come; the home page puts all of them in one order. */
  readonly tasks?: (conn: Conn, viewer: Viewer, now: Date) => Promise<readonly HomeTask[]>;
  /** What it counts, for leaders and for the rooms above. */
  readonly figures?: readonly Figure<Viewer>[];
  /** Reference data that every instance needs; idempotent. */
  readonly seed?: (context: SeedContext) => Promise<void>;
  /** Demonstration data, made through actions; idempotent, and only on instances with a demonstration. */
  readonly seedDemo?: (context: SeedContext) => Promise<void>;
  /** Work beside the pages of a process that serves them, from when it listens until the signal. */
  readonly warm?: (context: WarmContext) => Promise<void>;
  /** What must hold in the database at any time; empty when it does. */
  readonly invariants?: (conn: Conn) => Promise<readonly InvariantBreach[]>;
};
