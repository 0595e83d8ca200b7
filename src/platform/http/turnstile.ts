export type TurnstileLimits = {
  /** Requests at work together. */
  readonly atOnce: number;
  /** A request that works longer than this waits for something else mostly (a PDF, a scanner): its place is given to the next. */
  readonly heldMs: number;
  /** Requests that may wait. */
  readonly waiting: number;
};

/** Runs the work when its turn comes, in the order of arrival; null when too many wait. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T | null>;

/**
 * In a rush a few requests at work and the others in line take no longer than all of them at once, and what goes past the line
 * (a form that keeps itself, a submission) finds thread and connections free.
 */
export function turnstile({ atOnce, heldMs, waiting }: TurnstileLimits): Turnstile {
  const line: (() => void)[] = [];
  let inside = 0;
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else inside -= 1;
  };
  return async (work) => {
    if (inside < atOnce) inside += 1;
    else if (line.length >= waiting) return null;
    else await new Promise<void>((go) => line.push(go));
    const end = onceOnly(leave);
    const patience = setTimeout(end, heldMs);
    try {
      return await work();
    } finally {
      clearTimeout(patience);
      end();
    }
  };
}

function onceOnly(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
