import { pino } from 'pino';

export type Log = {
  readonly info: (fields: object, sentence: string) => void;
  readonly warn: (fields: object, sentence: string) => void;
  readonly error: (fields: object, sentence: string) => void;
  readonly debug: (fields: object, sentence: string) => void;
};

/** A logger of constant sentences with fields; secrets and passwords are cut out wherever they stand. */
export function openLog(level: string): Log {
  return pino({ level, redact: ['*.password', '*.token', '*.cookie', '*.authorization'] }, pino.destination(2));
}

/** A log that keeps nothing, for tests and one-shot commands. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
