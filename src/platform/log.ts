import { type DestinationStream, pino } from 'pino';

export type Log = {
  readonly info: (fields: object, sentence: string) => void;
  readonly warn: (fields: object, sentence: string) => void;
  readonly error: (fields: object, sentence: string) => void;
  readonly debug: (fields: object, sentence: string) => void;
};

const FLUSH_MS = 500;
/** Lines are written together from this many bytes on: a write for each costs a tenth of a small page. */
const BATCH = 4096;

/**
 * A logger of constant sentences with fields; secrets and passwords are cut out wherever they stand. Lines are written in
 * batches, at the latest after half a second; whatever is worse than information goes out at once, and so does all at exit.
 */
export function openLog(level: string): Log {
  const destination = pino.destination({ dest: 2, sync: false, minLength: BATCH });
  setInterval(() => destination.flush(), FLUSH_MS).unref();
  return logTo(destination, level, () => destination.flush());
}

/** The logger over any stream; `urgent` is called after a line that must not wait. */
export function logTo(stream: DestinationStream, level: string, urgent: () => void): Log {
  const logger = pino({ level, redact: ['*.password', '*.token', '*.cookie', '*.authorization'] }, stream);
  const atOnce =
    (kind: 'warn' | 'error') =>
    (fields: object, sentence: string): void => {
      logger[kind](fields, sentence);
      urgent();
    };
  return {
    info: (fields, sentence) => logger.info(fields, sentence),
    debug: (fields, sentence) => logger.debug(fields, sentence),
    warn: atOnce('warn'),
    error: atOnce('error'),
  };
}

/** A log that keeps nothing, for tests and one-shot commands. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
