type Narrowed = {
  readonly words: string;
  readonly region: string | null;
  readonly affair: string | null;
  readonly awarded?: boolean;
};

/** What a list is narrowed by, as it stands in its address. */
export function queryOf(filter: Narrowed) {
  return {
    q: filter.words,
    wilayah: filter.region ?? '',
    urusan: filter.affair ?? '',
    penghargaan: filter.awarded ? 'ya' : '',
  };
}
