type Owner = string;

/** How many of the uploads that lie there are this person's. */
export type OwnCount = (owner: Owner, lying: readonly string[]) => Promise<number>;

/**
 * Remembers who began which upload: that never changes, and in a rush thousands lie there at once, of which every new one
 * would read all anew. `read` answers null for what is gone or only begun to be written.
 */
export function ownCount(read: (upload: string) => Promise<Owner | null>): OwnCount {
  const owners = new Map<string, Owner>();
  return async (owner, lying) => {
    const there = new Set(lying);
    for (const upload of owners.keys()) if (!there.has(upload)) owners.delete(upload);
    const unknown = lying.filter((it) => !owners.has(it));
    for (const [at, found] of (await Promise.all(unknown.map(read))).entries()) {
      const upload = unknown[at];
      if (found !== null && upload !== undefined) owners.set(upload, found);
    }
    return lying.filter((it) => owners.get(it) === owner).length;
  };
}
