/** Work that is heavy on memory or CPU: few at once, the others wait, and no visitor takes all the places. */
export type Turns = {
  /** Runs the work when its turn comes; null when too many wait, or too many of this visitor. */
  readonly run: <T>(visitor: string, work: () => Promise<T>) => Promise<T | null>;
};

export type TurnLimits = {
  readonly atOnce: number;
  readonly waiting: number;
  /** At work and waiting together. */
  readonly ofOne: number;
};

export function turnsOf({ atOnce, waiting, ofOne }: TurnLimits): Turns {
  const queue: (() => void)[] = [];
  const visitors = new Map<string, number>();
  let working = 0;
  const count = (visitor: string, change: 1 | -1) => {
    const now = (visitors.get(visitor) ?? 0) + change;
    if (now === 0) visitors.delete(visitor);
    else visitors.set(visitor, now);
  };
  const begin = async () => {
    if (working >= atOnce) await new Promise<void>((go) => queue.push(go));
    else working += 1;
  };
  // Whoever is next takes over the place, so that nobody slips in between.
  const end = () => {
    const next = queue.shift();
    if (next) next();
    else working -= 1;
  };
  return {
    run: async (visitor, work) => {
      if ((visitors.get(visitor) ?? 0) >= ofOne || queue.length >= waiting) return null;
      count(visitor, 1);
      try {
        await begin();
        try {
          return await work();
        } finally {
          end();
        }
      } finally {
        count(visitor, -1);
      }
    },
  };
}
