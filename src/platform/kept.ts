import type { Conn } from './db.ts';
import { oneByOne } from './one-by-one.ts';

/** What was slow to reckon is reckoned again after so long at the latest: figures are fresh within a minute. */
const KEPT_MS = 45_000;
/** What was slow lately is reckoned in a line, one question of its kind after the other. */
const LINED_UP_MS = 10 * 60_000;
/** What was reckoned faster is reckoned anew each time. */
let slowMs = 250;

type Answer = { readonly value: unknown; readonly until: number };
type Kind = { readonly answers: Map<string, Answer>; slowUntil: number };
const kinds = new WeakMap<Conn, Map<string, Kind>>();
const inLine = oneByOne();

/** From how many milliseconds on an answer is kept: where what is asked is itself looked at, never. */
export function keepFrom(ms: number): void {
  slowMs = ms;
}

/** A question that is the same for everybody; of its kind at most so many answers are kept. */
export type KeptQuestion = { readonly kind: string; readonly question: string; readonly most: number };

/**
 * The answer to a question that is the same for everybody, kept a while where reckoning it was slow. Whoever asks what somebody else is
 * having reckoned takes that, and strangers who ask much keep one processor busy at most.
 */
export async function kept<T>(
  conn: Conn,
  { kind, question, most }: KeptQuestion,
  reckon: () => Promise<T>,
): Promise<T> {
  const own = kindOf(conn, kind);
  const known = () => {
    const found = own.answers.get(question);
    return found && found.until > performance.now() ? found : null;
  };
  const anew = async () => {
    const found = known();
    if (found) return found.value as T;
    const start = performance.now();
    const value = await reckon();
    keep(own, { question, most, value, start });
    return value;
  };
  const found = known();
  if (found) return found.value as T;
  return own.slowUntil > performance.now() ? inLine(kind, anew) : anew();
}

function kindOf(conn: Conn, kind: string): Kind {
  const own = kinds.get(conn) ?? new Map<string, Kind>();
  kinds.set(conn, own);
  const found = own.get(kind) ?? { answers: new Map(), slowUntil: 0 };
  own.set(kind, found);
  return found;
}

type Reckoned = Pick<KeptQuestion, 'question' | 'most'> & { readonly value: unknown; readonly start: number };

function keep(own: Kind, { question, most, value, start }: Reckoned): void {
  const end = performance.now();
  own.answers.delete(question);
  for (const [key, { until }] of own.answers) if (until <= end) own.answers.delete(key);
  if (end - start <= slowMs) return;
  own.slowUntil = end + LINED_UP_MS;
  const [oldest] = own.answers.keys();
  if (own.answers.size >= most && oldest !== undefined) own.answers.delete(oldest);
  own.answers.set(question, { value, until: start + KEPT_MS });
}
