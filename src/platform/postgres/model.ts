/** Constant codes of what the embedded server is doing; the caller turns them into text. */
export type PostgresStep =
  | 'postgres.moved'
  | 'postgres.engine'
  | 'postgres.init'
  | 'postgres.owning'
  | 'postgres.waiting'
  | 'postgres.starting'
  | 'postgres.recovering'
  | 'postgres.attaching'
  | 'postgres.ready'
  | 'postgres.stopping'
  | 'postgres.stopped';

export type StepDetail = Readonly<Record<string, string | number>>;
export type StepLog = (step: PostgresStep, detail?: StepDetail) => void;

/** Why no server can be had on this data folder; `detail` is technical English out of PostgreSQL, never shown alone. */
export type PostgresRefusal =
  | { readonly code: 'already_running'; readonly pid: number | null; readonly address: string | null }
  | { readonly code: 'unsupported_platform'; readonly platform: string }
  | { readonly code: 'engine_missing'; readonly package: string }
  | { readonly code: 'engine_broken'; readonly package: string; readonly detail: string }
  | { readonly code: 'version_mismatch'; readonly found: string; readonly wanted: string }
  | { readonly code: 'unreachable'; readonly path: string; readonly user: string }
  | { readonly code: 'not_owner'; readonly path: string }
  | { readonly code: 'not_writable'; readonly path: string }
  | { readonly code: 'cluster_missing'; readonly path: string }
  | { readonly code: 'old_processes'; readonly pids: readonly number[] }
  | { readonly code: 'unresponsive'; readonly pid: number }
  | { readonly code: 'init_failed'; readonly detail: string }
  | { readonly code: 'start_failed'; readonly detail: string; readonly logDir: string }
  | { readonly code: 'aborted' };

/** The user that the server's processes run as when we are root, whom PostgreSQL refuses. */
export type RunAs = { readonly name: string; readonly uid: number; readonly gid: number };

/** Where one hub's cluster stands. `home` holds the cluster and everything beside it. */
export type Place = {
  readonly home: string;
  readonly cluster: string;
  readonly runAs: RunAs | null;
};

/** A set of server binaries that the run-as user can carry out. */
export type Engine = { readonly binDir: string; readonly major: string };

export type Connection = {
  /** The folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

/** The data folder's one superuser and one database. */
export const USER = 'tuntas';
export const DATABASE = 'tuntas';
/** Names the socket file only: TCP is off. */
export const PORT = 5432;
