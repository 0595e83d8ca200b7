/** Files kept in memory up to so many bytes; the one that was not asked for the longest goes first. */
export function keptFiles(most: number) {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  const forget = (key: string) => {
    size -= files.get(key)?.length ?? 0;
    files.delete(key);
  };
  return {
    get: (key: string): Uint8Array | null => {
      const found = files.get(key);
      if (!found) return null;
      files.delete(key);
      files.set(key, found);
      return found;
    },
    put: (key: string, bytes: Uint8Array): void => {
      if (bytes.length > most) return;
      forget(key);
      files.set(key, bytes);
      size += bytes.length;
      for (const oldest of files.keys()) {
        if (size <= most) return;
        forget(oldest);
      }
    },
  };
}
